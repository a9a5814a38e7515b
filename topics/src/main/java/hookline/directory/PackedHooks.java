package hookline.directory;

import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The hooks, each packed into one array of bytes and made anew when it is asked for, unless it was
 * lately: as objects with their strings, in a map, they take three times the heap. That matters
 * where there are a million. One thread writes, any number read, without locks.
 */
final class PackedHooks {
  private final Packing packing = new Packing();
  private final PackedIndex bySource = new PackedIndex(packed -> 0);
  private final PackedIndex byId = new PackedIndex(PackedHooks::idOffset);
  private final PackedIndex byPreviousId = new PackedIndex(PackedHooks::previousIdOffset);
  private final RecentHooks recent = new RecentHooks();
  private volatile int size;

  /** Takes a hook in, in the place of the one with its source id. */
  void put(Hook hook) {
    // The new entry first, then the old one's id, so that no reader finds a gap.
    byte[] packed = pack(hook);
    byte[] old = bySource.put(packed);
    byId.put(packed);
    if (!hook.previousId().isEmpty()) {
      byPreviousId.put(packed);
    }
    if (old != null) {
      removeIds(old);
    }
    size = bySource.size();
  }

  /** Takes out the hook of that source id, if there is one. */
  void remove(String sourceId) {
    byte[] old = bySource.get(key(sourceId));
    if (old != null) {
      bySource.remove(old);
      removeIds(old);
      size = bySource.size();
    }
  }

  private void removeIds(byte[] packed) {
    byId.remove(packed);
    byPreviousId.remove(packed);
  }

  /** The hook or null. */
  @Nullable Hook bySource(String sourceId) {
    return unpacked(bySource.get(key(sourceId)));
  }

  /** The hook whose secret that is, or else was before, or null. */
  @Nullable Hook byId(String id) {
    byte[] key = key(id);
    byte[] packed = byId.get(key);
    return unpacked(packed == null ? byPreviousId.get(key) : packed);
  }

  /** All of them, in no order, as they are while one goes through them. */
  Collection<Hook> values() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<Hook> iterator() {
        Iterator<byte[]> packed = bySource.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return packed.hasNext();
          }

          @Override
          public Hook next() {
            return unpack(packed.next());
          }
        };
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private static byte[] key(String id) {
    return new Packing().text(id).toBytes();
  }

  private static int idOffset(byte[] packed) {
    return new Unpacking(packed).skipText().position();
  }

  private static int previousIdOffset(byte[] packed) {
    return new Unpacking(packed).skipText().skipText().position();
  }

  private @Nullable Hook unpacked(byte @Nullable [] packed) {
    return packed == null ? null : recent.of(packed);
  }

  /** What the indexes look at comes first. */
  private byte[] pack(Hook hook) {
    packing
        .text(hook.sourceId())
        .text(hook.id())
        .text(hook.previousId())
        .number(hook.previousUntil())
        .number(hook.createAt())
        .number(hook.updateAt())
        .number(hook.deleteAt())
        .text(hook.userId())
        .text(hook.channelId())
        .text(hook.teamId())
        .text(hook.displayName())
        .text(hook.description())
        .text(hook.username())
        .text(hook.iconUrl())
        .number(hook.channelLocked() ? 1 : 0)
        .number(hook.dialect() == Dialect.SLACK ? 1 : 0)
        .text(hook.timeZone())
        .number(hook.waitSeconds())
        // Nearly all have none, which then takes a byte.
        .text(hook.retryKey().equals(RetryKey.NONE) ? "" : hook.retryKey().wireName())
        .number(hook.retryWindowSeconds());
    // Nearly all have none of it, which then takes nothing.
    if (!hook.protection().isNone()) {
      PackedProtection.write(hook.protection(), packing);
    }
    return packing.toBytes();
  }

  static Hook unpack(byte[] packed) {
    Unpacking from = new Unpacking(packed);
    String sourceId = from.text();
    String id = from.text();
    String previousId = from.text();
    long previousUntil = from.number();
    return new Hook(
        sourceId,
        id,
        from.number(),
        from.number(),
        from.number(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.number() != 0,
        from.number() == 0 ? Dialect.MATTERMOST : Dialect.SLACK,
        from.text(),
        (int) from.number(),
        RetryKey.of(from.text()),
        (int) from.number(),
        previousId,
        previousUntil,
        from.isAtEnd() ? Protection.NONE : PackedProtection.read(from));
  }
}
