using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry proxy</c>: the poetry-proxy of the series, versions 1.0 and 2.0 (part 14) and 3.0 (part 19).</summary>
internal sealed class ProxyCommand : ServerCommand
{
    private static readonly Option<int> Version =
        new("version", "1|2|3", "how a client's poem is waited for: value or Deferred, always a Deferred, one that can be cancelled (default 3)", 3, ReadVersion);

    private static readonly Option<TimeSpan> MaxAge =
        new("max-age", "TIME", "how old a poem may be that is given again, as in 90 or 2h (default: any age)", System.Threading.Timeout.InfiniteTimeSpan, OptionValues.Duration);

    private static readonly Flag StaleOnError =
        new("stale-on-error", "give a poem that is too old when the origin has none");

    private static readonly Option<(string Name, PoemAddress Server)> Transform =
        new("transform", "NAME@[HOST:]PORT", "have the poem transformed by a transform server before it is kept", default, ReadTransform);

    private static readonly Option<TimeSpan> Timeout =
        new("timeout", "SECONDS", "how long connecting to the origin may take, and then each silence (default 30)", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds);

    private static readonly Flag HalfClose =
        new("half-close", "a client that ends its input while it waits still waits (version 3: has left, unless this is given)");

    /// <inheritdoc/>
    public override string Name => "proxy";

    /// <inheritdoc/>
    public override string Summary => "Serves the poem of another server, which it fetches once.";

    /// <inheritdoc/>
    public override string Operands => "[HOST:]PORT";

    /// <inheritdoc/>
    public override string OperandField => "origin";

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions =>
        [Version, MaxAge, StaleOnError, Transform, Timeout, HalfClose, FramingOption.Instance, .. LimitOptions.ForRate];

    /// <inheritdoc/>
    protected override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        if (arguments.Positional is not [var text])
        {
            throw CommandException.Usage($"give exactly one server address, [HOST:]PORT, not {arguments.Positional.Count}");
        }

        var origin = ReadAddress(text);
        var service = MakeService(arguments, MakeFetch(reactor, arguments, origin), reactor, log);
        var factory = new ProxyFactory(service, reactor)
        {
            IsEndOfInputLeaving = service.IsEndOfInputLeaving && !arguments.Has(HalfClose),
            Framing = arguments.Get(FramingOption.Instance),
            Pace = LimitOptions.PaceOf(arguments),
        };
        return
        [
            new Site($"proxy of {origin}", factory)
            {
                Stop = service.Stop,
                Measure = (metrics, name) => metrics.Add(service, name),
                Forget = metrics => metrics.Remove(service),
            },
        ];
    }

    /// <summary>How the poem comes: from its server, and through a transform server if there is one (exercise 14.4).</summary>
    private static Func<Deferred<byte[]>> MakeFetch(IReactor reactor, ParsedArguments arguments, PoemAddress origin)
    {
        var timeout = arguments.Get(Timeout);
        if (!arguments.IsGiven(Transform))
        {
            return GetPoem;
        }

        var transform = arguments.Get(Transform);
        return () => GetPoem().AddCallback(poem => TransformClient.Transform(reactor, transform.Server, transform.Name, poem, timeout));

        Deferred<byte[]> GetPoem()
        {
            var client = new PoetryClientFactory(reactor, timeout);
            origin.Connect(reactor, client, timeout);
            return client.Poem;
        }
    }

    private static ProxyService MakeService(ParsedArguments arguments, Func<Deferred<byte[]>> origin, IReactorTime clock, ILogger log)
    {
        var options = new ProxyOptions
        {
            MaxAge = arguments.IsGiven(MaxAge) ? arguments.Get(MaxAge) : null,
            IsStaleGivenOnError = arguments.Has(StaleOnError),
        };
        return arguments.Get(Version) switch
        {
            1 => new ProxyService1(origin, clock, options, log),
            2 => new ProxyService2(origin, clock, options, log),
            _ => new ProxyService3(origin, clock, options, log),
        };
    }

    private static PoemAddress ReadAddress(string text)
    {
        try
        {
            return PoemAddress.Parse(text);
        }
        catch (FormatException error)
        {
            throw CommandException.Usage(error.Message);
        }
    }

    private static (string Name, PoemAddress Server) ReadTransform(string text) =>
        text.Split('@', 2) is [{ Length: > 0 } name, var server] && !name.Contains('.', StringComparison.Ordinal)
            ? (name, PoemAddress.Parse(server))
            : throw new FormatException($"must be NAME@[HOST:]PORT, not '{text}'");

    private static int ReadVersion(string text) => text switch
    {
        "1" or "1.0" => 1,
        "2" or "2.0" => 2,
        "3" or "3.0" => 3,
        _ => throw new FormatException($"must be 1, 2 or 3, not '{text}'"),
    };
}
