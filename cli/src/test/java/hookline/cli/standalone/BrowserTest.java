package hookline.cli.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of this class do in a real browser what users do, on the standalone all tests share. Each
 * begins signed out, in a wide window and light colours, and fails on whatever the browser
 * complains of.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@EnabledIf(
    value = "hookline.cli.standalone.Browser#isInstalled",
    disabledReason =
        "no Chromium on this machine, or no driver of it: apt-get install chromium chromium-driver")
@ExtendWith(BrowserSession.class)
@interface BrowserTest {}
