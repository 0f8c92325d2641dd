using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Something of everything that a reactor can hold, left open on purpose.</summary>
internal static class ResourceUse
{
    internal static void Open(ReactorScene scene)
    {
        if (scene.Reactor is IReactorTcp tcp)
        {
            var port = tcp.ListenTcp(0, new QuietFactory(), networkInterface: "127.0.0.1");
            tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, new QuietFactory());
        }

        if (scene.Reactor is IReactorUdp udp)
        {
            udp.ListenUdp(0, new DatagramPlay(), "127.0.0.1");
        }

        (scene.Reactor as IReactorInThreads)?.CallInThread(static () => { });
    }
}
