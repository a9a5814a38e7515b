package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;

/** A plan: its title, then its tasks. */
final class PlanBlock {
  private PlanBlock() {}

  static String render(Value block) {
    Paragraphs plan = new Paragraphs().add(Title.bold(TextObject.string(block.get("title"))));
    for (Value task : block.objects("tasks")) {
      plan.add(TaskCard.render(task));
    }
    return plan.toString();
  }
}
