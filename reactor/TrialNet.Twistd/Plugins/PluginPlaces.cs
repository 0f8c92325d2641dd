namespace TrialNet.Twistd.Plugins;

/// <summary>Where plug-ins are looked for.</summary>
internal static class PluginPlaces
{
    /// <summary>The folder that is looked into unasked, if it is there.</summary>
    public const string DefaultFolder = "plugins";

    /// <summary>The variable that names more places, separated as those of PATH.</summary>
    public const string Variable = "TRIALNET_PLUGINS";

    /// <summary>All places that are there or were named.</summary>
    /// <param name="named">What the command line names.</param>
    /// <returns>Full paths: those of the command line, then those of the environment, then the default folder.</returns>
    public static IReadOnlyList<string> All(IEnumerable<string> named)
    {
        var variable = Environment.GetEnvironmentVariable(Variable) ?? "";
        string[] unasked = Directory.Exists(DefaultFolder) ? [DefaultFolder] : [];
        return [.. named.Concat(variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)).Concat(unasked).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The assemblies at a place: itself, or those in the folder, and in its folders each the one that is called like it.</summary>
    /// <param name="place">A full path.</param>
    /// <returns>Full paths, in the order of their names.</returns>
    /// <exception cref="IOException">There is nothing there, or it cannot be read.</exception>
    public static IEnumerable<string> AssembliesAt(string place)
    {
        if (File.Exists(place))
        {
            return [place];
        }

        if (!Directory.Exists(place))
        {
            throw new FileNotFoundException("there is no such file or folder");
        }

        var inside = Directory.GetDirectories(place).Select(static folder => Path.Combine(folder, Path.GetFileName(folder) + ".dll")).Where(File.Exists);
        return Directory.GetFiles(place, "*.dll").Concat(inside).Order(StringComparer.Ordinal);
    }
}
