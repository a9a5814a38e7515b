package hookline.console.pages;

/**
 * An entry of the navigation.
 *
 * @param path where it leads; pages below that path are its own
 * @param name what it is called there
 */
public record Section(String path, String name) {}
