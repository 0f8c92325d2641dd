using System.Net;
using DotNetty.Buffers;
using DotNetty.Transport.Bootstrapping;
using DotNetty.Transport.Channels;
using DotNetty.Transport.Channels.Sockets;

namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>DotNetty with one event loop for the connections, as the others have.</summary>
internal static class DotNettyServer
{
    public static Ports Start()
    {
        var boss = new MultithreadEventLoopGroup(1);
        var workers = new MultithreadEventLoopGroup(1);
        return new Ports(Listen(boss, workers, static () => new Echo()), Listen(boss, workers, static () => new Recital()));
    }

    private static int Listen(IEventLoopGroup boss, IEventLoopGroup workers, Func<IChannelHandler> handler)
    {
        var bootstrap = new ServerBootstrap()
            .Group(boss, workers)
            .Channel<TcpServerSocketChannel>()
            .Option(ChannelOption.SoBacklog, 4096)
            .ChildOption(ChannelOption.TcpNodelay, true)
            .ChildOption(ChannelOption.Allocator, PooledByteBufferAllocator.Default)
            .ChildHandler(new ActionChannelInitializer<IChannel>(channel => channel.Pipeline.AddLast(handler())));
        var listening = bootstrap.BindAsync(IPAddress.Loopback, 0).GetAwaiter().GetResult();
        return ((IPEndPoint)listening.LocalAddress).Port;
    }

    private sealed class Echo : ChannelHandlerAdapter
    {
        public override void ChannelRead(IChannelHandlerContext context, object message) => context.WriteAsync(message);

        public override void ChannelReadComplete(IChannelHandlerContext context) => context.Flush();

        public override void ExceptionCaught(IChannelHandlerContext context, Exception exception) => context.CloseAsync();
    }

    private sealed class Recital : ChannelHandlerAdapter
    {
        public override void ChannelActive(IChannelHandlerContext context) =>
            context.WriteAndFlushAsync(Unpooled.WrappedBuffer(ServeCommand.Poem)).ContinueWith(
                static (_, state) => ((IChannelHandlerContext)state!).CloseAsync(), context, TaskContinuationOptions.ExecuteSynchronously);
    }
}
