using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.Text;
using TrialNet.Twistd.Plugins;

namespace TrialNet.Twistd.Applications;

/// <summary>Finds the <see cref="IApplicationMaker"/> in an assembly: <c>PATH.dll</c> if it has one, else <c>PATH.dll::Type</c>.</summary>
internal static class ApplicationAssembly
{
    private const string Separator = "::";

    /// <summary>Finds the one that is meant.</summary>
    /// <param name="spec">The assembly, and the type if one is named.</param>
    /// <returns>It.</returns>
    /// <exception cref="TwistdException">There is none, there are several, or it cannot be made.</exception>
    public static IApplicationMaker Open(string spec)
    {
        var end = spec.IndexOf(Separator, StringComparison.Ordinal);
        var (path, type) = end < 0 ? (spec, null) : (spec[..end], spec[(end + Separator.Length)..]);
        return Open(Path.GetFullPath(path), path, type);
    }

    /// <summary>Finds the one that is meant.</summary>
    /// <param name="file">The assembly's full path.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="type">The type's name, with or without its namespace; null if there is to be one alone.</param>
    /// <returns>It.</returns>
    /// <exception cref="TwistdException">There is none, there are several, or it cannot be made.</exception>
    public static IApplicationMaker Open(string file, string name, string? type)
    {
        try
        {
            return new PluginAssembly(file).Make<IApplicationMaker>(Choose(PluginMetadata.Find(file, typeof(IApplicationMaker)), name, type));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TwistdException.Usage($"no such file: '{name}'");
        }
        catch (BadImageFormatException)
        {
            throw TwistdException.Usage($"'{name}' is not an assembly");
        }
        catch (Exception error) when (error is PluginException or IOException or UnauthorizedAccessException)
        {
            throw TwistdException.Failed($"the application cannot be loaded: {TwistdException.Reason(error)}");
        }
    }

    private static string Choose(IReadOnlyList<string> all, string name, string? type)
    {
        var found = type is null ? all : [.. all.Where(candidate => candidate == type || candidate.EndsWith("." + type, StringComparison.Ordinal))];
        return found switch
        {
            [var one] => one,
            [] when type is not null => throw TwistdException.Usage($"there is no application '{type}' in '{name}'{NearestNames.Hint(type, all)}"),
            [] => throw TwistdException.Usage($"there is no public class in '{name}' that implements {nameof(IApplicationMaker)} and can be made with new()"),
            _ => throw TwistdException.Usage($"there are several applications in '{name}': {string.Join(", ", found)}; name one: {name}{Separator}TYPE"),
        };
    }
}
