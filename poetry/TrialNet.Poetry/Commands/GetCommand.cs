using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Series;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry get</c>: fetches poems, and has every client of the series inside.</summary>
internal sealed class GetCommand : Command
{
    /// <inheritdoc/>
    public override string Name => "get";

    /// <inheritdoc/>
    public override string Summary => "Fetches poems, many at the same time, and prints them as they come.";

    /// <inheritdoc/>
    public override string Operands => "[HOST:]PORT|unix:PATH ...";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options =>
    [
        GetSettings.Ordered, GetSettings.First, GetSettings.Transform, GetSettings.Framing, ReactorOption.Instance,
        GetSettings.Parallel, GetSettings.Timeout, GetSettings.ConnectTimeout, GetSettings.IdleTimeout, GetSettings.TotalTimeout, GetSettings.Retries, GetSettings.MaxBytes,
        GetSettings.OutputFolder, GetSettings.Json, GetSettings.Quiet, GetSettings.Verbose,
        GetSettings.Tls, GetSettings.AuthorityFile, GetSettings.Insecure,
        GetSettings.Client, GetSettings.Outcome,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "HOST is 127.0.0.1 unless given; IPv6 in brackets, as in [::1]:10000. Each poem is followed by a line break.",
        "Exit code: 0 all came, 1 some failed, 2 wrong command line, 3 none came, 130 interrupted.",
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        if (arguments.Positional.Count == 0)
        {
            throw CommandException.Usage("give at least one address: [HOST:]PORT");
        }

        var addresses = arguments.Positional.Select(ReadAddress).ToList();
        return arguments.IsGiven(GetSettings.Client) ? RunSeries(arguments, addresses) : RunModern(arguments, addresses);
    }

    private int RunSeries(ParsedArguments arguments, IReadOnlyList<PoemAddress> addresses)
    {
        var client = arguments.Get(GetSettings.Client);
        Option[] known = [GetSettings.Client, GetSettings.Outcome, GetSettings.Timeout, GetSettings.Quiet, ReactorOption.Instance];
        if (Options.Except(known).FirstOrDefault(arguments.IsGiven) is { } unknown)
        {
            throw CommandException.Usage($"client {client.Name} of the series takes no --{unknown.Name}; without --client there is one that does");
        }

        var timeout = arguments.IsGiven(GetSettings.Timeout) ? arguments.Get(GetSettings.Timeout) : (TimeSpan?)null;
        return SeriesProgram.Run(
            client, arguments.Get(ReactorOption.Instance), addresses, timeout, arguments.Get(GetSettings.Outcome), arguments.Has(GetSettings.Quiet));
    }

    private static int RunModern(ParsedArguments arguments, IReadOnlyList<PoemAddress> addresses)
    {
        if (arguments.Get(GetSettings.Outcome) != CummingsOutcome.Random)
        {
            throw CommandException.Usage("--outcome is for --client 5.0 and 5.1");
        }

        var timeout = arguments.Get(GetSettings.Timeout);
        var tls = GetTls.Read(arguments, addresses);
        var options = new GetOptions([.. addresses.Select(address => new PoemRequest(address)
        {
            ConnectTimeout = arguments.IsGiven(GetSettings.ConnectTimeout) ? arguments.Get(GetSettings.ConnectTimeout) : timeout,
            IdleTimeout = arguments.IsGiven(GetSettings.IdleTimeout) ? arguments.Get(GetSettings.IdleTimeout) : timeout,
            TotalTimeout = arguments.IsGiven(GetSettings.TotalTimeout) ? arguments.Get(GetSettings.TotalTimeout) : null,
            Retries = arguments.Get(GetSettings.Retries),
            MaxBytes = arguments.Get(GetSettings.MaxBytes),
            Framing = arguments.Get(GetSettings.Framing),
            Tls = tls,
        })])
        {
            IsOrdered = arguments.Has(GetSettings.Ordered),
            WantsFirstOnly = arguments.Has(GetSettings.First),
            Parallel = arguments.Get(GetSettings.Parallel),
            Transform = arguments.IsGiven(GetSettings.Transform) ? arguments.Get(GetSettings.Transform) : null,
        };
        return new GetProgram(arguments.Get(ReactorOption.Instance).Create(), options).Run(arguments);
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
}
