/** What a pod asks Kubernetes about itself. */
@NullMarked
package hookline.cli.kubernetes;

import org.jspecify.annotations.NullMarked;
