package hookline.directory;

import hookline.payload.model.Hook;
import org.jspecify.annotations.Nullable;

/**
 * Hooks that were asked for lately, unpacked: a busy one is asked for a thousand times a second.
 * Each is known by the very array it was unpacked from, which nobody writes to: a hook that changes
 * gets another, so none is ever out of date. Thread-safe, without locks: a thread that does not see
 * what another unpacked does it again.
 */
final class RecentHooks {
  private static final int SLOTS = 1 << 10;

  /** Packed; a longer one is unpacked every time, so that all together take a few megabytes. */
  private static final int LONGEST = 1 << 10;

  private final @Nullable Recent[] slots = new Recent[SLOTS];

  /** The hook of that array. */
  Hook of(byte[] packed) {
    if (packed.length > LONGEST) {
      return PackedHooks.unpack(packed);
    }
    int slot = System.identityHashCode(packed) & (SLOTS - 1);
    Recent recent = slots[slot];
    if (recent == null || recent.packed != packed) {
      recent = new Recent(packed, PackedHooks.unpack(packed));
      slots[slot] = recent;
    }
    return recent.hook;
  }

  /** Its fields are final: who sees it sees all of it. */
  private static final class Recent {
    final byte[] packed;
    final Hook hook;

    Recent(byte[] packed, Hook hook) {
      this.packed = packed;
      this.hook = hook;
    }
  }
}
