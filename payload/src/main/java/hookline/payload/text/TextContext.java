package hookline.payload.text;

import hookline.payload.model.Directory;
import hookline.payload.model.Warnings;
import java.time.ZoneId;

/**
 * What translating one payload's texts needs to know.
 *
 * @param directory resolves mentions by id
 * @param zone what dates are written in
 * @param warnings takes what could not be resolved
 */
public record TextContext(Directory directory, ZoneId zone, Warnings warnings) {}
