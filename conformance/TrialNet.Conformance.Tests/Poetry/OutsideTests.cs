using System.Net;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Poetry.Programs;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Tests.Poetry.Mutants;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>Servers that are judged from outside, over real sockets.</summary>
public sealed class OutsideTests
{
    private static readonly byte[] Poem = [.. Enumerable.Repeat("A line of a poem.\n"u8.ToArray(), 20).SelectMany(static line => line)];

    private static readonly ProductPoetrySubject Stack = new();

    [Theory]
    [InlineData("poem")]
    [InlineData("slow")]
    [InlineData("proxy")]
    [InlineData("transform")]
    public void The_stacks_own_servers_break_no_rule(string role)
    {
        using var origin = new ServerThread(static _ => Stack.CreatePoemServer(null!, Poem));
        using var server = new ServerThread(reactor => Create(Stack, reactor, role, origin.Address));
        var report = Judge(server.Address, Enum.Parse<OutsideRole>(role, ignoreCase: true));
        var broken = report.Rules.Where(static rule => rule.Verdict is not (Verdict.Pass or Verdict.NotDeclared or Verdict.NotDecidable)).Select(static rule => $"{rule.Rule} {rule.Verdict}: {rule.Reason}");

        Assert.Equal("", string.Join('\n', broken));
        Assert.True(report.Rules.Count(static rule => rule.Verdict == Verdict.Pass) >= (role == "transform" ? 12 : 2));
        Assert.All(report.Rules, static rule => Assert.True(rule.Verdict == Verdict.Pass || rule.Reason.Length > 0, rule.Rule));
    }

    [Theory]
    [InlineData("P-ONE-02", "N-P-ONE-02", "slow")]
    [InlineData("P-NS-03", "M-87", "transform")]
    [InlineData("P-XF-02", "M-89", "transform")]
    [InlineData("P-XF-04", "N-P-XF-04", "transform")]
    public void A_mutant_is_rejected_by_its_rule(string rule, string id, string role)
    {
        var mutant = PoetryMutantBuilder.Build(PoetryMutantCatalogue.All.Single(mutant => mutant.Id == id).Edits);
        using var server = new ServerThread(reactor => Create(mutant, reactor, role, null));

        Assert.Equal(Verdict.Fail, Judge(server.Address, Enum.Parse<OutsideRole>(role, ignoreCase: true), rule).Rules.Single().Verdict);
    }

    [Fact]
    public void A_server_that_resets_is_rejected()
    {
        using var server = new ServerThread(static reactor => new PlayedFactory(reactor, 1, static (transport, _) => transport.AbortConnection()));

        Assert.Contains(Judge(server.Address, OutsideRole.Poem).Rules, static rule => rule is { Rule: "P-ONE-01", Verdict: Verdict.Fail });
    }

    [Fact]
    public void A_server_that_says_nothing_is_rejected_in_the_end()
    {
        using var server = new ServerThread(static reactor => new PlayedFactory(reactor, 1, static (_, _) => { }));
        var report = Judge(server.Address, OutsideRole.Poem);

        Assert.All(report.Rules.Where(static rule => rule.Rule is "P-ONE-01" or "P-ONE-02"), static rule => Assert.Contains("does not come to an end", rule.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_address_fails_every_rule_that_is_asked()
    {
        IPEndPoint address;
        using (var server = new ServerThread(static _ => Stack.CreatePoemServer(null!, Poem)))
        {
            address = server.Address;
        }

        var rule = Judge(address, OutsideRole.Poem, "P-ONE-01").Rules.Single();
        Assert.Equal(Verdict.Fail, rule.Verdict);
        Assert.Contains("cannot be reached", rule.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_poem_than_the_file_has_is_a_failure()
    {
        using var server = new ServerThread(static _ => Stack.CreatePoemServer(null!, Poem));
        var target = new OutsideTarget(OutsideRole.Poem, "127.0.0.1", server.Address.Port) { Poem = [.. Poem, 10] };

        Assert.Equal(Verdict.Fail, OutsideRun.Judge("it", target, new ConformanceOptions { Rules = ["P-ONE-01"] }, CancellationToken.None).Rules.Single().Verdict);
    }

    private static SubjectReport Judge(IPEndPoint address, OutsideRole role, params string[] rules) => OutsideRun.Judge(
        "it", new OutsideTarget(role, "127.0.0.1", address.Port), new ConformanceOptions { Rules = rules, Patience = TimeSpan.FromSeconds(rules.Length > 0 || role != OutsideRole.Poem ? 20 : 2) }, CancellationToken.None);

    private static IProtocolFactory Create(PoetrySubject stack, IReactor reactor, string role, IPEndPoint? origin) => role switch
    {
        "transform" => stack.CreateTransformServer(reactor, new Dictionary<string, Func<byte[], Deferred<byte[]>>>(StringComparer.Ordinal)),
        "slow" => stack.CreateSlowServer(reactor, Poem, 20, TimeSpan.FromSeconds(0.01)),
        "proxy" => stack.CreateProxy(reactor, origin!),
        _ => stack.CreatePoemServer(reactor, Poem),
    };
}
