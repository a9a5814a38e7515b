package hookline.bench.measure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reports as programs read them: every round's figures, and the medians made of them. */
public final class JsonReport {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonReport() {}

  /** Writes an array of them. */
  public static void write(Path file, List<Report> reports) throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    reports.forEach(report -> all.add(of(report)));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  private static ObjectNode of(Report report) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("part", report.part());
    node.put("command", report.command());
    node.put("when", report.when());
    node.put("machine", report.machine());
    node.put("others", report.others());
    ArrayNode notes = node.putArray("notes");
    report.notes().forEach(notes::add);
    ArrayNode scenes = node.putArray("scenes");
    report.scenes().forEach(scene -> scenes.add(of(scene)));
    ArrayNode budgets = node.putArray("budgets");
    report.verdicts().forEach(verdict -> budgets.add(of(verdict)));
    return node;
  }

  private static ObjectNode of(Scene scene) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("scene", scene.title());
    ArrayNode subjects = node.putArray("subjects");
    scene
        .rounds()
        .forEach(
            (subject, rounds) -> {
              ObjectNode entry = subjects.addObject();
              entry.put("subject", subject);
              for (Quantity quantity : scene.quantities()) {
                scene
                    .spread(subject, quantity)
                    .ifPresent(spread -> put(entry.putObject(quantity.key()), spread));
              }
              ArrayNode all = entry.putArray("rounds");
              rounds.forEach(
                  round -> {
                    ObjectNode one = all.addObject();
                    round.forEach((quantity, value) -> one.put(quantity.key(), value));
                  });
              if (!subject.equals(scene.first())) {
                ObjectNode ratios = entry.putObject("first_divided_by_this");
                for (Quantity quantity : scene.quantities()) {
                  scene
                      .ratio(scene.first(), subject, quantity)
                      .ifPresent(ratio -> put(ratios.putObject(quantity.key()), ratio));
                }
              }
            });
    return node;
  }

  private static ObjectNode of(Verdict verdict) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("scene", verdict.scene());
    node.put("subject", verdict.budget().subject());
    node.put("quantity", verdict.budget().quantity().key());
    node.put("reference", verdict.budget().reference());
    node.put(verdict.budget().atMost() ? "at_most" : "at_least", verdict.budget().bound());
    put(node.putObject("measured"), verdict.measured());
    node.put("holds", verdict.holds());
    return node;
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("median", spread.median());
    node.put("least", spread.least());
    node.put("most", spread.most());
  }
}
