using System.Text.RegularExpressions;
using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Storms;

/// <summary>Crowds of rude clients; after each a polite one is served as if nothing had been.</summary>
public sealed partial class ServerStormTests : StormTestCase
{
    /// <summary>P-ONE-04.</summary>
    public Task TestFastServer() => Storm(Poems.PathOf("tides"), Poems.Tides, "fast");

    /// <summary>P-ONE-04: a poem that is still being written when they go.</summary>
    public async Task TestFastServerWithALongPoem()
    {
        var path = Path.Combine(TempDirectory, "long");
        var poem = Poems.Long(1_000_000);
        await File.WriteAllBytesAsync(path, poem);
        await Storm(path, poem, "fast");
    }

    /// <summary>P-ONE-03, P-ONE-04: one with a timer for each.</summary>
    public Task TestSlowServer() => Storm(Poems.PathOf("tides"), Poems.Tides, "slow", "--delay", "0.001", "--num-bytes", "300");

    /// <summary>P-XF-03: whatever is said, and whenever its speaker leaves; the log has a line for each that got no answer, and no other.</summary>
    public async Task TestTransformServer()
    {
        const string Request = "20:cummingsify.NO STORM,";
        var (server, port, metrics) = await StartWatched("transforms", "transform", "--quiet");
        AssertEqual("8:no storm,", await Ask(port, Request));
        var before = await LookAt(server, metrics);

        using (var crowd = new RudeCrowd(port, 4, Words))
        {
            for (var wave = 0; wave < Waves; wave++)
            {
                crowd.Come(WaveSize);
                AssertEqual("8:no storm,", await Ask(port, Request));
            }
        }

        await AssertRecovered(before, server, metrics);
        var answers = await Metric(metrics, "poetry_transform_answers_total");
        var refusals = await Metric(metrics, "poetry_transform_refusals_total");
        AssertTrue(answers > Waves && answers + refusals <= await Metric(metrics, "poetry_connections_total"), $"{answers} answers, {refusals} refusals");
        AssertEqual(refusals, await Metric(metrics, "poetry_problems_total"));
        await AssertEnds(server, Refusal().IsMatch);
    }

    private async Task Storm(string path, byte[] poem, params string[] command)
    {
        var (server, port, metrics) = await StartWatched(Path.GetFileName(path), [.. command, path]);
        AssertEqual(poem, await GetPoem(port));
        var before = await LookAt(server, metrics);

        using var crowd = new RudeCrowd(port, 4, Words);
        for (var wave = 0; wave < Waves; wave++)
        {
            crowd.Come(WaveSize);
            AssertEqual(poem, await GetPoem(port));
        }

        crowd.Dispose();
        await AssertRecovered(before, server, metrics);
        var accepted = await Metric(metrics, "poetry_connections_total");
        var sent = await Metric(metrics, "poetry_sent_bytes_total");
        AssertTrue(accepted > Waves && accepted <= crowd.Count + Waves + 1, $"{accepted} connections");
        AssertTrue(sent >= (Waves + 1) * poem.Length && sent <= accepted * poem.Length, $"{sent} bytes to {accepted} connections");
        AssertEqual(0, await Metric(metrics, "poetry_connections_refused_total"));
        await AssertEnds(server);
    }

    [GeneratedRegex(@"^poetry transform: No answer to 127\.0\.0\.1:\d+: (?!the transform failed).+\.$")]
    private static partial Regex Refusal();
}
