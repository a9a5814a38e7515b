package hookline.directory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds packed values by a text within them: a hash table whose only objects are its slots, open
 * addressing with linear probing. One thread writes, any number read, without locks.
 *
 * <p>That readers need none rests on one thing: within a table a slot that was ever taken never
 * becomes empty again. So a reader on its way to a value meets no gap before it, whatever is put
 * and removed meanwhile. What was removed leaves a mark, which the next value takes or the next
 * table drops.
 */
final class PackedIndex {
  private static final byte[] REMOVED = new byte[0];
  private static final int SMALLEST = 16;

  private final ToIntFunction<byte[]> keyOffset;
  private volatile AtomicReferenceArray<byte @Nullable []> table =
      new AtomicReferenceArray<>(SMALLEST);

  /** Slots that are not empty, marks included; the writer's own. */
  private int taken;

  /** Values, so slots that are neither empty nor marked; the writer's own. */
  private int held;

  /**
   * An index over the text that begins there in every value.
   *
   * @param keyOffset where in a packed value the text lies
   */
  PackedIndex(ToIntFunction<byte[]> keyOffset) {
    this.keyOffset = keyOffset;
  }

  /** How many it holds, for the thread that writes. */
  int size() {
    return held;
  }

  /** The value with that text, itself packed, or null. */
  byte @Nullable [] get(byte[] key) {
    AtomicReferenceArray<byte @Nullable []> slots = table;
    int mask = slots.length() - 1;
    for (int slot = home(key, 0, key.length, mask); ; slot = (slot + 1) & mask) {
      byte[] value = slots.getAcquire(slot);
      if (value == null || (value != REMOVED && hasKey(value, key, 0, key.length))) {
        return value;
      }
    }
  }

  /** Takes a value in; returns the one with the same text whose place it took, or null. */
  byte @Nullable [] put(byte[] value) {
    if (3 * (taken + 1) > 2 * table.length()) {
      makeAnew();
    }
    AtomicReferenceArray<byte @Nullable []> slots = table;
    int mask = slots.length() - 1;
    int from = keyOffset.applyAsInt(value);
    int to = keyEnd(value, from);
    int free = -1;
    int slot = home(value, from, to, mask);
    for (byte[] there; (there = slots.getPlain(slot)) != null; slot = (slot + 1) & mask) {
      if (there == REMOVED) {
        free = free < 0 ? slot : free;
      } else if (hasKey(there, value, from, to)) {
        slots.setRelease(slot, value);
        return there;
      }
    }
    if (free < 0) {
      free = slot;
      taken++;
    }
    slots.setRelease(free, value);
    held++;
    return null;
  }

  /** Takes that very value out, if it is the one its text stands for. */
  void remove(byte[] value) {
    AtomicReferenceArray<byte @Nullable []> slots = table;
    int mask = slots.length() - 1;
    int from = keyOffset.applyAsInt(value);
    int slot = home(value, from, keyEnd(value, from), mask);
    for (byte[] there; (there = slots.getPlain(slot)) != null; slot = (slot + 1) & mask) {
      if (there == value) {
        slots.setRelease(slot, REMOVED);
        held--;
        return;
      }
    }
  }

  /** Goes through the values as they are on the way. */
  Iterator<byte[]> iterator() {
    AtomicReferenceArray<byte @Nullable []> slots = table;
    return new Iterator<>() {
      private int slot;
      private byte @Nullable [] next = advance();

      private byte @Nullable [] advance() {
        while (slot < slots.length()) {
          byte[] value = slots.getAcquire(slot++);
          if (value != null && value != REMOVED) {
            return value;
          }
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public byte[] next() {
        byte[] value = next;
        if (value == null) {
          throw new NoSuchElementException();
        }
        next = advance();
        return value;
      }
    };
  }

  /** A table at most half full, without the marks; readers go on in the old one meanwhile. */
  private void makeAnew() {
    int length = SMALLEST;
    while (2 * (held + 1) > length) {
      length *= 2;
    }
    AtomicReferenceArray<byte @Nullable []> made = new AtomicReferenceArray<>(length);
    int mask = length - 1;
    for (Iterator<byte[]> values = iterator(); values.hasNext(); ) {
      byte[] value = values.next();
      int from = keyOffset.applyAsInt(value);
      int slot = home(value, from, keyEnd(value, from), mask);
      while (made.getPlain(slot) != null) {
        slot = (slot + 1) & mask;
      }
      made.setPlain(slot, value);
    }
    taken = held;
    table = made;
  }

  private boolean hasKey(byte[] value, byte[] key, int from, int to) {
    int offset = keyOffset.applyAsInt(value);
    int end = offset + to - from;
    // Texts are written with their length, so that none is the beginning of another.
    return end <= value.length && Arrays.equals(value, offset, end, key, from, to);
  }

  private static int keyEnd(byte[] value, int from) {
    return new Unpacking(value, from).skipText().position();
  }

  /** Where the search for a text begins. */
  private static int home(byte[] bytes, int from, int to, int mask) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    // Fibonacci hashing: the product's upper bits depend on all bits of the hash.
    return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
  }
}
