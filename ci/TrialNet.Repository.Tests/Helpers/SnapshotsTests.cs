using TrialNet.Fixtures;

namespace TrialNet.Repository.Tests.Helpers;

public sealed class SnapshotsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    private string Stem => Path.Combine(_folder, "Poem.Reads");

    private string Verified => Stem + ".verified.txt";

    private string Received => Stem + ".received.txt";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Verify_finds_the_file_by_class_and_method() => Snapshots.Verify("one\r\ntwo\n");

    [Fact]
    public Task Verify_adds_parameters_to_the_name() => Snapshots.Verify("with parameters", new VerifySettings().UseTextForParameters("text"));

    [Fact]
    public void A_first_run_writes_received_and_fails()
    {
        var error = Assert.Throws<SnapshotMismatchException>(() => Snapshots.Compare("one", Stem, accept: false));

        Assert.StartsWith("no snapshot yet", error.Message, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'o', (byte)'n', (byte)'e'], File.ReadAllBytes(Received));
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("\uFEFFone\r\ntwo\r\n")]
    public void A_match_ignores_bom_and_line_ends_and_removes_received(string accepted)
    {
        File.WriteAllText(Verified, accepted);
        File.WriteAllText(Received, "old");

        Snapshots.Compare("one\ntwo", Stem, accept: false);

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_difference_names_line_expected_observed_and_remedy()
    {
        File.WriteAllText(Verified, "one\ntwo");

        var error = Assert.Throws<SnapshotMismatchException>(() => Snapshots.Compare("one\nthree", Stem, accept: false));

        Assert.Contains("line 2:\n  expected: two\n  observed: three", error.Message, StringComparison.Ordinal);
        Assert.Contains($"cp '{Received}' '{Verified}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo", File.ReadAllText(Verified));
    }

    [Fact]
    public void Accepting_replaces_the_snapshot()
    {
        File.WriteAllText(Verified, "old");

        Snapshots.Compare("new", Stem, accept: true);

        Assert.Equal("new", File.ReadAllText(Verified));
        Assert.False(File.Exists(Received));
    }
}
