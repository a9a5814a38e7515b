package hookline.console;

import static hookline.console.api.Route.delete;
import static hookline.console.api.Route.get;
import static hookline.console.api.Route.post;
import static hookline.console.api.Route.put;
import static hookline.console.api.Who.ADMINS;
import static hookline.console.api.Who.ANYBODY;
import static hookline.console.api.Who.USERS;

import hookline.console.api.Reply;
import hookline.console.api.Route;
import java.util.List;

/** Every call of the API, in one list. What a call is about may ask for more than is told here. */
final class ApiRoutes {
  private ApiRoutes() {}

  static List<Route> of(
      UserCalls users,
      TokenCalls tokens,
      TeamCalls teams,
      ChannelCalls channels,
      MemberCalls members,
      ConfigCalls config,
      HookCalls hooks,
      PostCalls posts,
      DeliveryCalls deliveries,
      ReplayCalls replays,
      ErasureCalls erasures,
      RejectionCalls rejections,
      StatusCalls status) {
    return List.of(
        get("/system/ping", ANYBODY, call -> Reply.done()),
        get("/config", ADMINS, config::get),
        put("/config/patch", ADMINS, config::patch),
        post("/users", ADMINS, users::create),
        get("/users", USERS, users::list),
        get("/users/username/{username}", USERS, users::getByName),
        get("/users/tokens/{token_id}", USERS, tokens::get),
        post("/users/tokens/revoke", USERS, tokens::revoke),
        get("/users/{user_id}", USERS, users::get),
        put("/users/{user_id}/patch", USERS, users::patch),
        put("/users/{user_id}/roles", ADMINS, users::setRoles),
        put("/users/{user_id}/active", ADMINS, users::setActive),
        delete("/users/{user_id}", ADMINS, users::deactivate),
        post("/users/{user_id}/tokens", USERS, tokens::create),
        get("/users/{user_id}/tokens", USERS, tokens::list),
        post("/teams", ADMINS, teams::create),
        get("/teams", USERS, teams::list),
        get("/teams/name/{name}", USERS, teams::getByName),
        get("/teams/{team_id}", USERS, teams::get),
        put("/teams/{team_id}/patch", ADMINS, teams::patch),
        post("/teams/{team_id}/restore", ADMINS, teams::restore),
        delete("/teams/{team_id}", ADMINS, teams::archive),
        post("/teams/{team_id}/members", ADMINS, teams::addMember),
        delete("/teams/{team_id}/members/{user_id}", USERS, teams::removeMember),
        get("/teams/{team_id}/channels", USERS, channels::listOpen),
        get("/teams/{team_id}/channels/private", ADMINS, channels::listPrivate),
        get("/teams/{team_id}/channels/deleted", USERS, channels::listArchived),
        get("/teams/{team_id}/channels/name/{name}", USERS, channels::getByName),
        post("/channels", USERS, channels::create),
        post("/channels/direct", USERS, members::direct),
        get("/channels/{channel_id}", USERS, channels::get),
        put("/channels/{channel_id}/patch", ADMINS, channels::patch),
        post("/channels/{channel_id}/restore", ADMINS, channels::restore),
        delete("/channels/{channel_id}", ADMINS, channels::archive),
        post("/channels/{channel_id}/members", USERS, members::add),
        delete("/channels/{channel_id}/members/{user_id}", USERS, members::remove),
        get("/channels/{channel_id}/posts", USERS, posts::page),
        get("/posts/{post_id}", USERS, posts::get),
        post("/hooks/incoming", USERS, hooks::create),
        get("/hooks/incoming", USERS, hooks::list),
        get("/hooks/incoming/{hook_id}", USERS, hooks::get),
        put("/hooks/incoming/{hook_id}", USERS, hooks::update),
        delete("/hooks/incoming/{hook_id}", USERS, hooks::delete),
        post("/hooks/incoming/{hook_id}/regen_id", USERS, hooks::regenerate),
        get("/hookline/deliveries/{delivery_id}", USERS, deliveries::get),
        get("/hookline/deliveries/{delivery_id}/preview", USERS, deliveries::preview),
        get("/hookline/rejections", USERS, rejections::list),
        get("/hookline/rejections/counts", USERS, rejections::counts),
        get("/hookline/rejections/{delivery_id}", USERS, rejections::get),
        post("/hookline/rejections/retry", USERS, rejections::retry),
        post("/hookline/rejections/drop", USERS, rejections::drop),
        post("/hookline/replays", ADMINS, replays::create),
        get("/hookline/replays", ADMINS, replays::list),
        get("/hookline/replays/{replay_id}", USERS, replays::get),
        post("/hookline/replays/{replay_id}/pause", ADMINS, replays::pause),
        post("/hookline/replays/{replay_id}/resume", ADMINS, replays::resume),
        post("/hookline/replays/{replay_id}/cancel", ADMINS, replays::cancel),
        post("/hookline/erasures", ADMINS, erasures::create),
        get("/hookline/erasures", ADMINS, erasures::list),
        get("/hookline/erasures/{erasure_id}", ADMINS, erasures::get),
        get("/hookline/status", ADMINS, status::get));
  }
}
