package hookline.bench.startup;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.ResidentMemory;
import hookline.bench.process.Role;
import hookline.bench.process.Workbench;
import hookline.topics.Topics;
import java.util.EnumMap;
import java.util.Map;

/** A role from its start until it is ready, and what it then holds. */
record RoleSubject(
    String name, String command, Workbench bench, Topics topics, Map<String, String> settings)
    implements Subject {

  @Override
  public void warmUp() throws Exception {
    measure();
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    try (Role role = bench.role(command, topics, settings)) {
      Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
      figures.put(Quantity.START, role.startSeconds());
      double resident = ResidentMemory.mebibytes(role.pid());
      if (resident > 0) {
        figures.put(Quantity.RESIDENT, resident);
      }
      return figures;
    }
  }
}
