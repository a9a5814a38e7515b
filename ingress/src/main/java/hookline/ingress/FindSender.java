package hookline.ingress;

import hookline.ingress.TrustedProxies.ForwardedHeader;
import hookline.ingress.protect.ForwardedFor;
import io.undertow.util.HeaderValues;
import java.net.InetAddress;
import java.util.List;

/** Finds out whom a request is from, behind proxies that may be believed. */
final class FindSender implements CallHandler {
  private final TrustedProxies proxies;
  private final CallHandler next;

  FindSender(TrustedProxies proxies, CallHandler next) {
    this.proxies = proxies;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    InetAddress peer = call.remoteAddress();
    if (peer != null && proxies.addresses().contain(peer)) {
      call.sender(ForwardedFor.sender(peer, hops(call), proxies.addresses()));
    }
    next.handle(call);
  }

  private List<String> hops(Call call) {
    HeaderValues values = call.exchange().getRequestHeaders().get(proxies.header().headerName());
    if (values == null) {
      return List.of();
    }
    return proxies.header() == ForwardedHeader.FORWARDED
        ? ForwardedFor.forwarded(values)
        : ForwardedFor.xForwardedFor(values);
  }
}
