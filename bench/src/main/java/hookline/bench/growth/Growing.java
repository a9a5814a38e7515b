package hookline.bench.growth;

import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What grows by tens.
 *
 * @param name as it is typed
 * @param title for people, in the plural
 * @param sizes those measured unless others are asked for
 * @param grown a size that is as large in this, and as it was in all else
 */
record Growing(
    String name, String title, List<Integer> sizes, BiFunction<Size, Integer, Size> grown) {

  static final List<Growing> ALL =
      List.of(
          new Growing("hooks", "hooks", List.of(100, 1_000, 10_000, 100_000), Size::withHooks),
          new Growing("channels", "channels", List.of(10, 100, 1_000, 10_000), Size::withChannels),
          new Growing(
              "bytes", "bytes of text", List.of(20, 200, 2_000, 20_000, 200_000), Size::withBytes),
          new Growing("partitions", "partitions", List.of(1, 10, 100), Size::withPartitions),
          new Growing(
              "stored",
              "deliveries stored before",
              List.of(0, 100_000, 1_000_000, 10_000_000),
              Size::withStored),
          new Growing(
              "connections", "connections", List.of(8, 80, 800, 8_000), Size::withConnections));

  /** From what was typed. */
  static final class Converter implements ITypeConverter<Growing> {
    @Override
    public Growing convert(String typed) {
      return ALL.stream()
          .filter(growing -> growing.name().equals(typed))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s"
                          .formatted(typed, ALL.stream().map(Growing::name).toList())));
    }
  }
}
