package hookline.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceSlotTest {
  @TempDir Path folder;

  @Test
  void take_byReplicasThatShareAFolder_givesEachItsOwn_andARestartItsOldOne() {
    InstanceSlot first = InstanceSlot.take(folder, "group");
    try (InstanceSlot second = InstanceSlot.take(folder, "group")) {
      assertThat(first.instanceId()).isEqualTo("group-0");
      assertThat(second.instanceId()).isEqualTo("group-1");
      assertThat(second.folder()).isNotEqualTo(first.folder());
      first.close();
      try (InstanceSlot again = InstanceSlot.take(folder, "group")) {
        assertThat(again.instanceId()).isEqualTo("group-0");
        assertThat(again.folder()).isEqualTo(first.folder());
      }
    }
  }

  @Test
  void take_withoutAGroup_keepsTheFirstHostsName() throws IOException {
    String before;
    try (InstanceSlot slot = InstanceSlot.take(folder, "")) {
      before = slot.instanceId();
    }
    // The container comes back under another name; its volume is the same.
    Files.writeString(folder.resolve("instance-group"), "kept");
    try (InstanceSlot slot = InstanceSlot.take(folder, "")) {
      assertThat(slot.instanceId()).isEqualTo("kept-0").isNotEqualTo(before);
    }
  }

  @Test
  void take_aFolderThatIsNone_saysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> InstanceSlot.take(file, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("state.dir = \"" + file + "\" cannot be used");
  }
}
