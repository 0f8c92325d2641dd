using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Series;

namespace TrialNet.Poetry.Commands;

/// <summary>The options of <c>poetry get</c>.</summary>
internal static class GetSettings
{
    public static readonly Flag Ordered = new("ordered", "print poems in the order of the addresses, not as they come");

    public static readonly Flag First = new("first", "print the first poem to come and give up the others: the fastest mirror wins");

    public static readonly Option<TransformChoice> Transform = new(
        "transform", "NAME@[HOST:]PORT", "have each poem transformed; if that fails, the original is printed", new TransformChoice("", default), TransformChoice.Parse);

    public static readonly Option<PoemFraming> Framing =
        new("framing", "plain|netstring", "how the end of a poem is marked (default plain: by that of the connection)", PoemFraming.Plain, ReadFraming);

    public static readonly Option<int> Parallel =
        new("parallel", "N", "how many poems may be under way at the same time (default 100)", new GetOptions([]).Parallel, OptionValues.Count, group: Limits);

    public static readonly Option<TimeSpan> Timeout = new(
        "timeout", "SECONDS", "how long connecting may take, and then each silence (default 30)", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds, group: Limits);

    public static readonly Option<TimeSpan> ConnectTimeout =
        new("connect-timeout", "SECONDS", "how long connecting may take", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds, group: Limits);

    public static readonly Option<TimeSpan> IdleTimeout =
        new("idle-timeout", "SECONDS", "how long a server may be silent", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds, group: Limits);

    public static readonly Option<TimeSpan> TotalTimeout = new(
        "total-timeout", "SECONDS", "how long a poem may take, further attempts included (default: no limit)", TimeSpan.MaxValue, OptionValues.PositiveSeconds, group: Limits);

    public static readonly Option<int> Retries =
        new("retries", "N", "how often to try again if no poem has begun to come (default 0)", 0, ReadRetries, group: Limits);

    public static readonly Option<int> MaxBytes =
        new("max-bytes", "N", "the longest poem that is taken (default 268435456)", new PoemRequest(default).MaxBytes, OptionValues.Count, group: Limits);

    public static readonly Option<string> OutputFolder =
        new("output-dir", "FOLDER", "write each poem to a file of its own, N-HOST-PORT.txt", "", static text => text, group: Output);

    public static readonly Flag Json = new("json", "print events, a line of JSON each (schemas/get-events.schema.json), not poems", group: Output);

    public static readonly Flag Quiet = new("quiet", "no progress: poems, and what goes wrong", 'q', Output);

    public static readonly Flag Verbose = new("verbose", "tell what happens, with times, on standard error", 'v', Output);

    public static readonly Flag Tls = new("tls", "encrypt", group: Encryption);

    public static readonly Option<string> AuthorityFile =
        new("cafile", "FILE", "encrypt; trust the certificates in this PEM file, and no others", "", static text => text, group: Encryption);

    public static readonly Flag Insecure = new("insecure", "encrypt; trust anybody", group: Encryption);

    public static readonly Option<SeriesClient> Client = new(
        "client",
        "NAME",
        "run one of them: " + string.Join(", ", SeriesClients.All.Select(static client => client.Name)),
        SeriesClients.All[0],
        SeriesClients.Read,
        group: Series);

    public static readonly Option<CummingsOutcome> Outcome = new(
        "outcome", "NAME", "with --client 5.0 or 5.1: success, gibberish, bug, or random (default)", CummingsOutcome.Random, ReadOutcome, group: Series);

    private const string Limits = "limits";
    private const string Output = "output";
    private const string Encryption = "encryption";
    private const string Series = "the clients of the series, which take --timeout and --quiet too";

    private const int MostRetries = 1000;

    private static PoemFraming ReadFraming(string text) => text.ToLowerInvariant() switch
    {
        "plain" => PoemFraming.Plain,
        "netstring" => PoemFraming.Netstring,
        _ => throw new FormatException($"must be plain or netstring, not '{text}'"),
    };

    private static int ReadRetries(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count <= MostRetries
            ? count
            : throw new FormatException($"must be a number from 0 to {MostRetries}, not '{text}'");

    private static CummingsOutcome ReadOutcome(string text) =>
        Enum.GetNames<CummingsOutcome>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<CummingsOutcome>(known)
            : throw new FormatException($"must be success, gibberish, bug or random, not '{text}'");
}
