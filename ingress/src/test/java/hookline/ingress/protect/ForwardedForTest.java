package hookline.ingress.protect;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.AddressRanges;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {
  private static final AddressRanges PROXIES =
      AddressRanges.of(List.of("10.0.0.0/8", "2001:db8:1::/48"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=192.0.2.60;proto=http;by=203.0.113.43 | 192.0.2.60",
        "For=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
        "for=192.0.2.43, for=198.51.100.17 | 198.51.100.17",
        "for=192.0.2.43, for=10.0.0.7 | 192.0.2.43",
        "by=x ; for = \"192.0.2.43:1\" , for=\"[2001:db8:1::1]\" | 192.0.2.43",
        "for=192.0.2.43;x=\"a,for=10.0.0.1;b\" | 192.0.2.43",
        "for=192.0.2.43;x=\"\\\"\", for=10.0.0.7 | 192.0.2.43",
        "for=10.0.0.1, for=10.0.0.2 | 10.0.0.1",
        "for=_hidden, for=10.0.0.2 | ",
        "for=192.0.2.43, for=unknown | ",
        "for=192.0.2.43, proto=https | ",
        "for=\"192.0.2.43 | ",
        "for=[2001:db8:cafe::17 | ",
        "for=192.0.2.43, | ",
        ", | "
      })
  void forwarded_isReadFromItsEnd(String header, String sender) {
    InetAddress found =
        ForwardedFor.sender(
            AddressRanges.address("10.0.0.9"), ForwardedFor.forwarded(List.of(header)), PROXIES);
    assertThat(found == null ? null : found)
        .isEqualTo(sender == null ? null : AddressRanges.address(sender));
  }

  @Test
  void severalHeaders_areOneList() {
    List<String> values = List.of("192.0.2.1, 192.0.2.2", "10.0.0.3");
    assertThat(ForwardedFor.xForwardedFor(values))
        .containsExactly("192.0.2.1", "192.0.2.2", "10.0.0.3");
    assertThat(
            ForwardedFor.sender(
                AddressRanges.address("10.0.0.9"), ForwardedFor.xForwardedFor(values), PROXIES))
        .isEqualTo(AddressRanges.address("192.0.2.2"));
  }

  @Test
  void aPeerThatIsNoProxy_isTheSender() {
    InetAddress peer = AddressRanges.address("192.0.2.9");
    assertThat(ForwardedFor.sender(peer, List.of("192.0.2.1"), PROXIES)).isEqualTo(peer);
  }
}
