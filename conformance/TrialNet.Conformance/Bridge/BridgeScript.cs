namespace TrialNet.Conformance.Bridge;

/// <summary>The Python files that are kept inside this assembly, written to a folder of their own for as long as they are needed.</summary>
internal sealed class BridgeScript : IDisposable
{
    private const string Prefix = "bridge/";
    private const string Main = "twisted_deferreds.py";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trialnet-bridge-");

    internal BridgeScript()
    {
        var assembly = typeof(BridgeScript).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var source = assembly.GetManifestResourceStream(name)!;
            using var target = File.Create(Path.Combine(_folder.FullName, name[Prefix.Length..]));
            source.CopyTo(target);
        }
    }

    /// <summary>How a Python runs it. Files of byte code would be left behind, so none are written.</summary>
    internal BridgeCommand CommandFor(string python) => new(python, "-B", Path.Combine(_folder.FullName, Main));

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}
