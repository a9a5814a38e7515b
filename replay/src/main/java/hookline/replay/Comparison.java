package hookline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.replays.ReplayKind;
import hookline.sink.read.StoredState;
import hookline.sink.read.StoredState.StoredRejection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Holds what a payload would become against what the store has of it. Pure: the dry run and the
 * replay itself ask here, which is why their counts are the same.
 */
final class Comparison {
  /** PostgreSQL gives numbers back as it likes; which JSON they are written as means nothing. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
      };

  private Comparison() {}

  /**
   * What making the delivery anew does to it.
   *
   * @param withdraw whether a rejection takes its posts away
   */
  static ReplayKind of(StoredState stored, Outcome outcome, boolean withdraw) {
    if (outcome instanceof Outcome.Posted posted) {
      return of(stored, posted);
    }
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    boolean takesPosts = withdraw && stored.hasPosts();
    if (!stored.isRejected() || takesPosts) {
      return ReplayKind.REJECTED;
    }
    return isSame(Objects.requireNonNull(stored.rejection()), refusal)
        ? ReplayKind.UNCHANGED
        : ReplayKind.CHANGED;
  }

  private static ReplayKind of(StoredState stored, Outcome.Posted outcome) {
    if (!stored.isPosted()) {
      return ReplayKind.POSTED;
    }
    if (!stored.posts().get(0).channelId().equals(outcome.posts().get(0).channelId())) {
      return ReplayKind.MOVED;
    }
    return isSame(stored.posts(), outcome.posts()) ? ReplayKind.UNCHANGED : ReplayKind.CHANGED;
  }

  /** Whether nothing can ever come of it: it has another delivery's outcome, or is erased. */
  static boolean isSettled(StoredState stored) {
    return stored.duplicate() || stored.isErased();
  }

  /**
   * Whether nothing should come of it by itself: nothing in a payload whose key was reused is to be
   * mended, and what was dropped will not be.
   */
  static boolean isClosed(StoredState stored) {
    StoredRejection rejection = stored.rejection();
    boolean keyReused =
        stored.isRejected()
            && rejection != null
            && rejection.refusal().equals(Reason.KEY_REUSED.word());
    return keyReused || stored.isDropped();
  }

  private static boolean isSame(StoredRejection stored, Refusal refusal) {
    return stored.refusal().equals(refusal.reason().word())
        && stored.reason().equals(refusal.reason().id())
        && stored.detail().equals(storable(refusal.message()));
  }

  private static boolean isSame(List<Post> stored, List<Post> made) {
    if (stored.size() != made.size()) {
      return false;
    }
    for (int i = 0; i < stored.size(); i++) {
      if (!isSame(stored.get(i), made.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Post stored, Post made) {
    return stored.id().equals(made.id())
        && stored.message().equals(made.message())
        && stored.channelId().equals(made.channelId())
        && stored.userId().equals(made.userId())
        && stored.rootId().equals(made.rootId())
        && stored.type().equals(made.type())
        && stored.parts() == made.parts()
        && stored.createAt() == made.createAt()
        && stored.warnings().equals(made.warnings())
        && stored.props().equals(BY_VALUE, made.props())
        && stored.metadata().equals(BY_VALUE, made.metadata());
  }

  /** As the store has it, which has no place for NUL. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
