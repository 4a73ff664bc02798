package dev.hubbub.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ClosedAlreadyTest {

    private int goodbyes;
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new ChannelOutboundHandlerAdapter() {
                @Override
                public void close(ChannelHandlerContext context, ChannelPromise promise) {
                    goodbyes++;
                    context.close(promise);
                }
            },
            new ClosedAlready());

    @Test
    void aCloseIsPassedOnOnce() {
        ChannelFuture first = channel.pipeline().close();
        ChannelFuture second = channel.pipeline().close();

        assertThat(first.isSuccess()).isTrue();
        assertThat(second.isSuccess()).isTrue();
        assertThat(goodbyes).isEqualTo(1);
    }

    @Test
    void noGoodbyeIsSaidToWhoHasGone() {
        channel.unsafe().closeForcibly();

        ChannelFuture close = channel.pipeline().close();

        assertThat(close.isSuccess()).isTrue();
        assertThat(goodbyes).isZero();
    }
}
