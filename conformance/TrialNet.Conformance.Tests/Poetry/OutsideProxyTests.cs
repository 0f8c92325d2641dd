using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Tests.Poetry.Mutants;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>Proxies that are judged from outside, while the kit plays the server behind them.</summary>
public sealed class OutsideProxyTests
{
    private static readonly string[] Decided = ["P-ONE-01", "P-ONE-02", "P-PX-01", "P-PX-02", "P-PX-03", "P-PX-05", "P-PX-06"];

    // Enough for a machine with much else to do; a proxy that is right is waited for nowhere.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_stacks_own_proxy_breaks_no_rule()
    {
        var report = Judge(new ProductPoetrySubject(), Patience);

        Assert.Equal("", string.Join('\n', report.Rules.Where(static rule => rule.Verdict is Verdict.Fail or Verdict.Vacuous or Verdict.HarnessError).Select(static rule => $"{rule.Rule} {rule.Verdict}: {rule.Reason}")));
        Assert.Equal(Decided, report.Rules.Where(static rule => rule.Verdict == Verdict.Pass).Select(static rule => rule.Rule));
        Assert.All(report.Rules, static rule => Assert.True(rule.Verdict == Verdict.Pass || rule.Reason.Length > 0, rule.Rule));
    }

    [Fact]
    public void An_empty_poem_shows_whether_it_is_remembered()
    {
        Assert.Equal(Verdict.Pass, Judge(new ProductPoetrySubject(), Patience, [], "P-PX-09").Rules.Single().Verdict);
        Assert.Equal(Verdict.Fail, Judge(MutantOf("N-P-PX-09"), Patience, [], "P-PX-09").Rules.Single().Verdict);
    }

    [Theory]
    [InlineData("P-PX-01", "N-P-PX-01")]
    [InlineData("P-PX-02", "N-P-PX-02")]
    [InlineData("P-PX-03", "N-P-PX-03")]
    [InlineData("P-PX-05", "M-90")]
    [InlineData("P-PX-06", "N-P-PX-07")]
    [InlineData("P-PX-07", "N-P-PX-07")]
    public void A_mutant_is_rejected_by_its_rule(string rule, string id) =>
        Assert.Equal(Verdict.Fail, Judge(MutantOf(id), TimeSpan.FromSeconds(3), null, rule).Rules.Single().Verdict);

    [Fact]
    public void A_proxy_that_remembers_a_poem_is_not_judged_by_the_first_one()
    {
        var address = FreeAddress();
        using var proxy = new ServerThread(reactor => new ProductPoetrySubject().CreateProxy(reactor, address));
        Judge(proxy.Address, address, Patience);
        var rule = Judge(proxy.Address, address, Patience, null, "P-PX-05").Rules.Single();

        Assert.Equal(Verdict.NotDecidable, rule.Verdict);
        Assert.Contains("remembers a poem already", rule.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_somebody_has_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Assert.Throws<SocketException>(() => Judge(FreeAddress(), (IPEndPoint)other.LocalEndpoint, Patience));
    }

    private static PoetrySubject MutantOf(string id) => PoetryMutantBuilder.Build(PoetryMutantCatalogue.All.Single(mutant => mutant.Id == id).Edits);

    private static SubjectReport Judge(PoetrySubject stack, TimeSpan patience, byte[]? poem = null, params string[] rules)
    {
        var upstream = FreeAddress();
        using var proxy = new ServerThread(reactor => stack.CreateProxy(reactor, upstream));
        return Judge(proxy.Address, upstream, patience, poem, rules);
    }

    private static SubjectReport Judge(IPEndPoint address, IPEndPoint upstream, TimeSpan patience, byte[]? poem = null, params string[] rules) => OutsideRun.Judge(
        "it", new OutsideTarget(OutsideRole.Proxy, "127.0.0.1", address.Port) { Upstream = upstream, Poem = poem }, new ConformanceOptions { Rules = rules, Patience = patience }, CancellationToken.None);

    /// <summary>An address that nobody has just now; where the system has more than one of the loopback, one that nobody else looks at.</summary>
    internal static IPEndPoint FreeAddress()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        byte[] own = [127, .. RandomNumberGenerator.GetBytes(2), 1];
        socket.Bind(new IPEndPoint(OperatingSystem.IsLinux() ? new IPAddress(own) : IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }
}
