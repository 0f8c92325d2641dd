using TrialNet.Twistd.Tests.Makers;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Where services are found, and what is broken.</summary>
public sealed class PluginTests : TwistdTest
{
    [Fact]
    public async Task A_folder_has_its_assemblies_and_those_of_its_folders()
    {
        var one = Directory.CreateDirectory(InFolder("all"));
        CopyPlugin(Path.Combine(one.CreateSubdirectory("inner").FullName, "inner.dll"));
        CopyPlugin(Path.Combine(one.CreateSubdirectory("other").FullName, "not-called-so.dll"));

        Assert.Contains("  echo     Sends back what it gets.\n", (await RunBare("--plugins", "all", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_called_plugins_is_looked_into_unasked()
    {
        CopyPlugin(Path.Combine(Directory.CreateDirectory(InFolder("plugins")).FullName, "some.dll"));

        Assert.Contains("  echo ", (await RunBare("--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_names_more_places()
    {
        var result = await RunWith(new() { ["TRIALNET_PLUGINS"] = $"{Plugin}{Path.PathSeparator}{Plugin}" }, "--help");

        Assert.Contains("  echo ", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task What_is_broken_is_told_by_name_and_stops_nobody()
    {
        var folder = Directory.CreateDirectory(InFolder("mixed")).FullName;
        File.WriteAllText(Path.Combine(folder, "garbage.dll"), "This is no assembly.");
        File.WriteAllBytes(Path.Combine(folder, "empty.dll"), []);
        CopyPlugin(Path.Combine(folder, "sound.dll"));

        var result = await RunWith(new() { [BrokenMaker.Variable] = "constructor" }, "--plugins", "mixed", "--plugins", "nowhere", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  echo ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  broken ", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"twistd: plug-in '{Path.Combine(folder, "empty.dll")}' is not an assembly\n" +
            $"twistd: plug-in '{Path.Combine(folder, "garbage.dll")}' is not an assembly\n" +
            $"twistd: plug-in '{Path.Combine(folder, "sound.dll")}': new TrialNet.Twistd.Tests.Makers.BrokenMaker() threw InvalidOperationException: trouble in the constructor\n" +
            $"twistd: plug-in '{InFolder("nowhere")}' cannot be read: there is no such file or folder\n",
            result.Error);
    }

    [Fact]
    public async Task A_broken_plugin_stands_in_the_log_of_the_others()
    {
        var run = StartWith(new() { [BrokenMaker.Variable] = "constructor" }, "echo");

        await run.WaitForLineAsync(static line => line.EndsWith("BrokenMaker() threw InvalidOperationException: trouble in the constructor", StringComparison.Ordinal));
        await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plugin_that_cannot_be_asked_is_told_by_name()
    {
        var result = await RunWith(new() { [BrokenMaker.Variable] = "options" }, "--plugins", Plugin, "--nodaemon", "broken");

        Assert.Equal(
            $"twistd: plug-in TrialNet.Twistd.Tests.Makers.BrokenMaker in '{Plugin}': its name and options cannot be told: InvalidOperationException: trouble in the options\n" +
            "twistd: unknown service 'broken'; there are: echo, trouble\n",
            result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task Services_of_one_name_are_both_named()
    {
        CopyPlugin(InFolder("second.dll"));

        AssertComplains(
            2,
            $"twistd: there are several services 'echo': TrialNet.Twistd.Tests.Makers.EchoMaker in '{Plugin}'; " +
            $"TrialNet.Twistd.Tests.Makers.EchoMaker in '{InFolder("second.dll")}'",
            await Run("--plugins", "second.dll", "--nodaemon", "echo"));
    }

    private static void CopyPlugin(string to) => File.Copy(Plugin, to);
}
