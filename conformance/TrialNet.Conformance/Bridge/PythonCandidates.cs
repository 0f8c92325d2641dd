namespace TrialNet.Conformance.Bridge;

/// <summary>The Pythons that may have Twisted: TRIALNET_PYTHON, then every python3 on PATH, then the system's own.</summary>
internal static class PythonCandidates
{
    internal static IReadOnlyList<string> All()
    {
        string[] names = OperatingSystem.IsWindows() ? ["python3.exe", "python.exe"] : ["python3"];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var onPath =
            from folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            from name in names
            select Path.Combine(folder, name);
        var all = onPath.Append("/usr/bin/python3");
        if (Environment.GetEnvironmentVariable("TRIALNET_PYTHON") is { Length: > 0 } chosen)
        {
            all = all.Prepend(chosen);
        }

        return [.. all.Where(File.Exists).Distinct(StringComparer.Ordinal)];
    }
}
