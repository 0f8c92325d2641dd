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
    public async Task A_refused_address_is_a_failure()
    {
        var result = (await _conform.Run("run", "--subject=poetry:127.0.0.1:1", "--rules=P-ONE-01")).MustExitWith(2);

        Assert.Contains("cannot be reached at 127.0.0.1:1", result.Output, StringComparison.Ordinal);
    }
}
