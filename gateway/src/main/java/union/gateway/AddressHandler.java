package union.gateway;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Lets a request with an unreadable address (无法解析的地址) reach the door at all. The library would drop it with a bare
 * status; under a stand-in address that leads nowhere it gets the same answer, headers and figures as every other
 * refusal.
 */
@Sharable
final class AddressHandler extends ChannelInboundHandlerAdapter {
    static final String UNREADABLE = "/;unreadable";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !readable(request)) {
            request.setUri(UNREADABLE);
            request.headers().set(HttpHeaderNames.HOST, "unreadable");
        }
        context.fireChannelRead(message);
    }

    private static boolean readable(HttpRequest request) {
        var told = request.uri();
        var host = request.headers().get(HttpHeaderNames.HOST, "none");
        try {
            var address = new URI(told.startsWith("/") ? "http://" + host + told : told);
            return address.getRawPath() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
