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
    InstanceSlot first = InstanceSlot.take(folder, "role", "group");
    try (InstanceSlot second = InstanceSlot.take(folder, "role", "group")) {
      assertThat(first.instanceId()).isEqualTo("group-0");
      assertThat(second.instanceId()).isEqualTo("group-1");
      assertThat(second.folder()).isNotEqualTo(first.folder());
      first.close();
      try (InstanceSlot again = InstanceSlot.take(folder, "role", "group")) {
        assertThat(again.instanceId()).isEqualTo("group-0");
        assertThat(again.folder()).isEqualTo(first.folder());
      }
    }
  }

  @Test
  void take_byRolesThatShareAFolder_givesEachItsOldOne_inWhicheverOrderTheyCome() {
    Path ofProcessor;
    Path ofSink;
    try (InstanceSlot processor = InstanceSlot.take(folder, "processor", "group");
        InstanceSlot sink = InstanceSlot.take(folder, "sink", "group")) {
      ofProcessor = processor.folder();
      ofSink = sink.folder();
      assertThat(ofSink).isNotEqualTo(ofProcessor);
    }
    try (InstanceSlot sink = InstanceSlot.take(folder, "sink", "group");
        InstanceSlot processor = InstanceSlot.take(folder, "processor", "group")) {
      assertThat(processor.folder()).isEqualTo(ofProcessor);
      assertThat(sink.folder()).isEqualTo(ofSink);
    }
  }

  @Test
  void take_withoutAGroup_keepsTheFirstHostsName() throws IOException {
    String before;
    try (InstanceSlot slot = InstanceSlot.take(folder, "role", "")) {
      before = slot.instanceId();
    }
    // The container comes back under another name; its volume is the same.
    Files.writeString(folder.resolve("instance-group"), "kept");
    try (InstanceSlot slot = InstanceSlot.take(folder, "role", "")) {
      assertThat(slot.instanceId()).isEqualTo("kept-0").isNotEqualTo(before);
    }
  }

  @Test
  void take_aFolderThatIsNone_saysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> InstanceSlot.take(file, "role", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("state.dir = \"" + file + "\" cannot be used");
  }
}
