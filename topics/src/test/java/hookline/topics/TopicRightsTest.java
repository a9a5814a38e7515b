package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the cluster gives few rights, as many give no more than a role's work needs. */
class TopicRightsTest {
  private final Topics topics = new Topics(TopicSettings.DEFAULTS);

  @Test
  void whatMayNotBeSeen_isNoDifference(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(
                folder,
                0,
                Map.of(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    // But for the topics that have rules.
                    "allow.everyone.if.no.acl.found",
                    "true"));
        Admin admin =
            Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      TopicAdmin topicAdmin = new TopicAdmin(admin, topics);
      topicAdmin.apply();
      assertThat(topicAdmin.check()).isEqualTo(new TopicFindings(List.of(), List.of()));

      allow(admin, topics.payloads(), AclOperation.WRITE);
      allow(admin, topics.posts(), AclOperation.CREATE);
      TopicFindings limited =
          new TopicFindings(
              List.of(),
              List.of(
                  "no right to describe " + topics.posts(),
                  "no right to describe the settings of " + topics.payloads()));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(topicAdmin.check(Set.of(topics.payloads(), topics.posts())))
                      .isEqualTo(limited));
    }
  }

  /** Only that; to write a topic is to be allowed to describe it, but not its settings. */
  private static void allow(Admin admin, String topic, AclOperation operation) throws Exception {
    admin
        .createAcls(
            List.of(
                new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                    new AccessControlEntry(
                        "User:ANONYMOUS", "*", operation, AclPermissionType.ALLOW))))
        .all()
        .get(10, TimeUnit.SECONDS);
  }
}
