package hookline.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.directory.DirectoryView;
import hookline.payload.model.AccessToken;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.security.MessageDigest;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Tells who calls by the bearer token of a request. Thread-safe; never blocks. */
public final class Callers {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST_TOKEN = 256;

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
    if (token == null) {
      throw ApiException.unauthorized();
    }
    String hash = AccessToken.hashOf(token);
    // Hashes: their comparison takes the same time whatever is in the token, and however long it
    // is.
    if (hasAdminToken && MessageDigest.isEqual(adminTokenHash, hash.getBytes(UTF_8))) {
      return new Caller(administrator(), true);
    }
    User user = directory.userByToken(hash);
    if (user == null || !user.isActive()) {
      throw ApiException.unauthorized();
    }
    return new Caller(user, isAdmin(user));
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
    String token = authorization.substring(SCHEME.length()).strip();
    return token.isEmpty() || token.length() > LONGEST_TOKEN ? null : token;
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
