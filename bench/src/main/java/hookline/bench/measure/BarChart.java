package hookline.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of figure as bars: a group for each scene, a bar for each subject with a line from the
 * least to the most. An SVG that reads on light and dark pages.
 */
public final class BarChart {
  private static final String[] COLORS = {"#2a6fdb", "#d9822b", "#3a9d5d", "#8e5bc0", "#888888"};
  private static final int ROW = 22;
  private static final int LABEL = 290;
  private static final int WIDTH = 900;
  private static final int PLOT = WIDTH - LABEL - 130;
  private static final int HEAD = 46;

  private BarChart() {}

  /** The chart; empty when no scene has such a figure. */
  public static Optional<String> of(String title, List<Scene> scenes, Quantity quantity) {
    List<Bar> bars = new ArrayList<>();
    Set<String> subjects = new LinkedHashSet<>();
    for (Scene scene : scenes) {
      for (String subject : scene.rounds().keySet()) {
        scene
            .spread(subject, quantity)
            .ifPresent(
                spread -> {
                  subjects.add(subject);
                  bars.add(new Bar(scene.title(), subject, spread));
                });
      }
    }
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(draw(title, bars, List.copyOf(subjects), quantity));
  }

  private record Bar(String scene, String subject, Spread spread) {}

  private static String draw(
      String title, List<Bar> bars, List<String> subjects, Quantity quantity) {
    double most = bars.stream().mapToDouble(bar -> bar.spread().most()).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    StringBuilder body = new StringBuilder();
    String scene = "";
    int y = HEAD;
    for (Bar bar : bars) {
      if (!bar.scene().equals(scene)) {
        scene = bar.scene();
        y += 10;
        body.append(text(8, y + 15, "start", "bold", scene));
        y += ROW;
      }
      body.append(bar(bar, y, most, subjects, quantity));
      y += ROW;
    }
    int height = y + 16;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">%n",
            WIDTH,
            height,
            WIDTH,
            height));
    svg.append("<title>%s</title>%n".formatted(escaped(title)));
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(WIDTH, height));
    svg.append(text(8, 24, "start", "bold", title + ": " + quantity.title()));
    svg.append(body).append("</svg>%n".formatted());
    return svg.toString();
  }

  private static String bar(Bar bar, int y, double most, List<String> subjects, Quantity quantity) {
    double scale = most > 0 ? PLOT / most : 0;
    double width = bar.spread().median() * scale;
    String color = COLORS[subjects.indexOf(bar.subject()) % COLORS.length];
    double middle = y + ROW / 2.0 - 1;
    return text(LABEL - 8, y + 15, "end", "normal", bar.subject())
        + String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n"
                + "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#222222\" stroke-width=\"1.5\"/>%n",
            LABEL,
            y + 2,
            width,
            ROW - 6,
            color,
            LABEL + bar.spread().least() * scale,
            middle,
            LABEL + bar.spread().most() * scale)
        + text(
            (int) (LABEL + bar.spread().most() * scale) + 6,
            y + 15,
            "start",
            "normal",
            quantity.show(bar.spread().median()));
  }

  private static String text(int x, int y, String anchor, String weight, String content) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"#222222\">%s</text>%n"
        .formatted(x, y, anchor, weight, escaped(content));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
