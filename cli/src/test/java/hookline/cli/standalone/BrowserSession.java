package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Begins each browser test anew, and lets none pass that the browser complains of. */
final class BrowserSession implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    Browser.shared().begin(Browser.WIDE);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = Browser.shared();
    if (context.getExecutionException().isPresent()) {
      browser.shoot("failed-" + context.getRequiredTestMethod().getName());
    } else {
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
