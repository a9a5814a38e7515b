package hookline.ingress;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import hookline.topics.AddressRanges;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets on only requests from addresses that the hook takes any from, where it says which. Where it
 * is not known whom one is from, since a proxy does not tell, it is from none of them.
 */
final class AllowAddress implements CallHandler {
  private static final int MOST_REMEMBERED = 1_000;

  private final LoadingCache<List<String>, AddressRanges> ranges;
  private final CallHandler next;

  AllowAddress(CallHandler next) {
    this.next = next;
    this.ranges =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build(AddressRanges::of);
  }

  @Override
  public void handle(Call call) {
    List<String> allowed = call.hasHook() ? call.hook().protection().allowedAddresses() : List.of();
    if (allowed.isEmpty() || isIn(call.sender(), allowed)) {
      next.handle(call);
    } else {
      call.answer(Answer.strangerAt(call.sender()));
    }
  }

  private boolean isIn(@Nullable InetAddress sender, List<String> allowed) {
    return sender != null && ranges.get(allowed).contain(sender);
  }
}
