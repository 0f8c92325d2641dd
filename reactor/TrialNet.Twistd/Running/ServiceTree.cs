using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;

namespace TrialNet.Twistd.Running;

/// <summary>The services below one.</summary>
internal static class ServiceTree
{
    /// <summary>Waits until every <see cref="ListenService"/> in it listens.</summary>
    /// <param name="parent">The service at the top.</param>
    /// <returns>Fires when all do; fails with what keeps one from it.</returns>
    public static async Deferred<Unit> Listening(IServiceParent parent)
    {
        foreach (var service in Listeners(parent).ToList())
        {
            await service.WhenListening();
        }

        return Unit.Value;
    }

    private static IEnumerable<ListenService> Listeners(IEnumerable<IService> services) => services.SelectMany(static service => service switch
    {
        ListenService listener => [listener],
        IServiceParent parent => Listeners(parent),
        _ => Enumerable.Empty<ListenService>(),
    });
}
