using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Tests.Poetry;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>Poetry as a subject of the command.</summary>
public sealed class PoetryCommandTests : IDisposable
{
    private readonly ConformCommand _conform = new();

    public void Dispose() => _conform.Dispose();

    [Fact]
    public async Task The_stack_is_judged_on_a_simulated_network()
    {
        var result = (await _conform.Run("run", "--subject=poetry:trialnet", "--rules=P-XF-02,P-PX-09")).MustExitWith(0);

        Assert.EndsWith("\nPASSED (pass=2)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_judged_by_its_address()
    {
        var poem = "A poem.\n"u8.ToArray();
        await File.WriteAllBytesAsync(Path.Combine(_conform.Folder, "poem.txt"), poem);
        using var server = new ServerThread(_ => new ProductPoetrySubject().CreatePoemServer(null!, poem));
        var result = (await _conform.Run("run", $"--subject=poetry:127.0.0.1:{server.Address.Port}", "--poem=poem.txt", "--rules=P-ONE-01,P-ONE-04,P-XF-01")).MustExitWith(0);

        Assert.EndsWith("\nPASSED (pass=1, notDeclared=1, notDecidable=1)\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kit_plays_the_server_behind_a_proxy()
    {
        var upstream = OutsideProxyTests.FreeAddress();
        using var proxy = new ServerThread(reactor => new ProductPoetrySubject().CreateProxy(reactor, upstream));
        var result = (await _conform.Run("run", $"--subject=poetry:proxy@127.0.0.1:{proxy.Address.Port}", $"--upstream={upstream}", "--rules=P-PX-02,P-PX-05")).MustExitWith(0);

        Assert.EndsWith("\nPASSED (pass=2)\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10000", "--upstream is for a proxy at an address: --subject poetry:proxy@HOST:PORT")]
    [InlineData("0", "option '--upstream' needs a port, or a numeric address and a port, such as 10000 or [::1]:10000, but was given '0'")]
    [InlineData("here:1", "option '--upstream' needs a port, or a numeric address and a port, such as 10000 or [::1]:10000, but was given 'here:1'")]
    public async Task An_upstream_that_makes_no_sense_is_told(string upstream, string complaint)
    {
        var result = (await _conform.Run("run", "--subject=poetry:127.0.0.1:1", $"--upstream={upstream}")).MustExitWith(5);

        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_address_is_a_failure()
    {
        var result = (await _conform.Run("run", "--subject=poetry:127.0.0.1:1", "--rules=P-ONE-01")).MustExitWith(2);

        Assert.Contains("cannot be reached at 127.0.0.1:1", result.Output, StringComparison.Ordinal);
    }
}
