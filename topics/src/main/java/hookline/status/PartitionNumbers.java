package hookline.status;

import java.util.Collection;

/** Numbers of partitions, for people. */
public final class PartitionNumbers {
  private PartitionNumbers() {}

  /**
   * As in {@code 0-3,7}.
   *
   * @param numbers in their order
   */
  public static String ranges(Collection<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int first = -1;
    int last = -2;
    for (int number : numbers) {
      if (number != last + 1) {
        end(text, first, last);
        first = number;
      }
      last = number;
    }
    end(text, first, last);
    return text.toString();
  }

  private static void end(StringBuilder text, int first, int last) {
    if (last >= 0) {
      text.append(text.isEmpty() ? "" : ",").append(first);
      text.append(first == last ? "" : "-" + last);
    }
  }
}
