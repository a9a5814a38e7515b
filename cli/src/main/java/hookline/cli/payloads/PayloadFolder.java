package hookline.cli.payloads;

import hookline.payload.model.Delivery;
import hookline.topics.Headers;
import hookline.topics.PayloadLookup.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.kafka.common.header.Header;

/** Payloads as files, two each: the body as it was sent, and the headers to read. */
final class PayloadFolder {
  private final Path folder;

  private PayloadFolder(Path folder) {
    this.folder = folder;
  }

  /** That folder; made, for its owner alone, when it is not there. */
  static PayloadFolder at(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
      Files.createDirectories(
          folder,
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0]);
    }
    return new PayloadFolder(folder);
  }

  /** Writes a payload's files, over those that are there; true, for the folder takes more. */
  boolean write(Found payload) throws IOException {
    Delivery delivery = payload.delivery();
    // An id and nothing else: it was checked when the record was read.
    Files.write(folder.resolve(delivery.id() + ".body"), delivery.request().body());
    StringBuilder headers = new StringBuilder();
    headers.append("source-id: ").append(Escaped.oneLine(delivery.sourceId())).append('\n');
    for (Header header : payload.headers()) {
      String value = header.value() == null ? "" : new String(header.value(), Headers.CHARSET);
      headers
          .append(Escaped.oneLine(header.key()))
          .append(": ")
          .append(Escaped.oneLine(value))
          .append('\n');
    }
    Files.writeString(folder.resolve(delivery.id() + ".headers"), headers, StandardCharsets.UTF_8);
    return true;
  }
}
