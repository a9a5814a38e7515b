package hookline.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.directory.DirectoryView;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells who calls by the token of a request. Thread-safe; never blocks. */
public final class Callers {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST_TOKEN = 256;

  /** What the administrator's token is named by, which has no id. */
  private static final String ADMINISTRATORS = "admin";

  private final DirectoryView directory;
  private final byte[] adminTokenHash;
  private final boolean hasAdminToken;
  private volatile String adminId = "";

  /**
   * @param adminToken acts as the first administrator; empty for none
   */
  public Callers(DirectoryView directory, String adminToken) {
    this.directory = directory;
    this.hasAdminToken = !adminToken.isEmpty();
    this.adminTokenHash = AccessToken.hashOf(adminToken).getBytes(UTF_8);
  }

  /**
   * Who makes the request.
   *
   * @throws ApiException 401 when nobody who may
   */
  Caller of(HttpServerExchange exchange) {
    String token = token(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
    Known known = token == null ? null : ofToken(token);
    if (known == null) {
      throw ApiException.unauthorized();
    }
    return known.caller();
  }

  /**
   * Who a token stands for.
   *
   * @param tokenId names the token; no secret
   * @param tokenHash what the token is recognized by; not to leave this process
   */
  public record Known(Caller caller, String tokenId, String tokenHash) {
    /** Everything but what the token is recognized by. */
    @Override
    public String toString() {
      return "Known[" + tokenId + "]";
    }
  }

  /** Whose token that is; null when nobody's who may do anything. */
  public @Nullable Known ofToken(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      return null;
    }
    String hash = AccessToken.hashOf(token);
    // Hashes: their comparison takes the same time whatever is in the token, and however long it
    // is.
    if (hasAdminToken && MessageDigest.isEqual(adminTokenHash, hash.getBytes(UTF_8))) {
      return administratorsToken();
    }
    User user = directory.userByToken(hash);
    return user == null ? null : known(user, one -> one.hash().equals(hash));
  }

  /** Whose token that is by the token's id; null when it was revoked, or its user deactivated. */
  public @Nullable Known ofTokenId(String tokenId) {
    if (tokenId.equals(ADMINISTRATORS)) {
      return hasAdminToken ? administratorsToken() : null;
    }
    User user = Ids.isId(tokenId) ? directory.userByTokenId(tokenId) : null;
    return user == null ? null : known(user, one -> one.id().equals(tokenId));
  }

  private Known administratorsToken() {
    return new Known(
        new Caller(administrator(), true), ADMINISTRATORS, new String(adminTokenHash, UTF_8));
  }

  private static @Nullable Known known(User user, Predicate<AccessToken> which) {
    if (!user.isActive()) {
      return null;
    }
    return user.tokens().stream()
        .filter(which)
        .findFirst()
        .map(token -> new Known(new Caller(user, isAdmin(user)), token.id(), token.hash()))
        .orElse(null);
  }

  /** Whether the user may do everything. */
  public static boolean isAdmin(User user) {
    return (" " + user.roles() + " ").contains(" system_admin ");
  }

  private static @Nullable String token(@Nullable String authorization) {
    // rule: the scheme in any case; Mattermost's own client sends BEARER.
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    return authorization.substring(SCHEME.length()).strip();
  }

  /** The oldest active administrator; looked for again only when the one known is none any more. */
  private @Nullable User administrator() {
    User known = directory.user(adminId);
    if (isActiveAdmin(known)) {
      return known;
    }
    User oldest =
        directory.values(DirectoryTopic.USERS).stream()
            .map(User.class::cast)
            .filter(Callers::isActiveAdmin)
            .min(Comparator.comparingLong(User::createAt).thenComparing(User::id))
            .orElse(null);
    adminId = oldest == null ? "" : oldest.id();
    return oldest;
  }

  private static boolean isActiveAdmin(@Nullable User user) {
    return user != null && user.isActive() && isAdmin(user);
  }
}
