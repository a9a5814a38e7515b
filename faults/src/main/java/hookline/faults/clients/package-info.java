/** An ingress among many, slow and hostile clients, and what an honest one notices of them. */
@NullMarked
package hookline.faults.clients;

import org.jspecify.annotations.NullMarked;
