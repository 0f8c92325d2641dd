using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Plugins;

/// <summary><c>twistd poetryproxy</c>: the proxy of the series (part 19) as a plug-in (exercise 16.4).</summary>
public sealed class PoetryProxyMaker : IServiceMaker
{
    private static readonly ServiceOption Origin =
        new("origin", "the server whose poem it serves, which must be given", ShortName: 'o', ValueName: "[HOST:]PORT");

    private static readonly ServiceOption MaxAge =
        new("max-age", "how old a poem may be that is given again, as in 90 or 2h; any age if this is not given", ValueName: "TIME");

    private static readonly ServiceOption StaleOnError =
        new("stale-on-error", "give a poem that is too old when the origin has none", IsFlag: true);

    private static readonly ServiceOption Timeout =
        new("timeout", "how long connecting to the origin may take, and then each silence", "30", ValueName: "SECONDS");

    /// <inheritdoc/>
    public string Name => "poetryproxy";

    /// <inheritdoc/>
    public string Description => "Serves the poem of another server, which it fetches once.";

    /// <inheritdoc/>
    public IReadOnlyList<ServiceOption> Options =>
        [Origin, PluginOptions.Port, PluginOptions.Interface, MaxAge, StaleOnError, Timeout, PluginOptions.Drain];

    /// <inheritdoc/>
    public IService MakeService(IReactor reactor, ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var origin = PluginOptions.Read(options, Origin, PoemAddress.Parse);
        var timeout = PluginOptions.Read(options, Timeout, OptionValues.PositiveSeconds);
        var caching = new ProxyOptions
        {
            MaxAge = options.IsSet(MaxAge.Name) ? PluginOptions.Read(options, MaxAge, OptionValues.Duration) : null,
            IsStaleGivenOnError = options.IsSet(StaleOnError.Name),
        };
        var proxy = new ProxyService3(() => PoetryClient.GetPoem(reactor, origin.Host, origin.Port, timeout), reactor, caching);
        var drain = PluginOptions.Read(options, PluginOptions.Drain, OptionValues.Seconds);
        return new PoetryServer(reactor, PluginOptions.Address(options), new ProxyFactory(proxy, reactor), $"proxy of {origin}", drain) { Stopped = proxy.Stop };
    }
}
