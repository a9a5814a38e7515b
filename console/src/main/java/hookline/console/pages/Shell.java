package hookline.console.pages;

import java.util.List;

/**
 * What stands around every page; {@code layout.jte} writes it.
 *
 * @param title of the page
 * @param sections of the navigation; none for who has not signed in
 * @param path of this page, which tells the section that is open
 * @param address of this page, to come back to
 * @param person who has signed in; empty for nobody
 * @param forgeryToken for every form; empty for nobody
 */
public record Shell(
    String title,
    List<Section> sections,
    String path,
    String address,
    String person,
    String forgeryToken,
    Theme theme,
    Assets assets) {

  /** Whether the page is one of that section. */
  public boolean isIn(Section section) {
    return path.equals(section.path()) || path.startsWith(section.path() + "/");
  }
}
