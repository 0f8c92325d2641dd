using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>The reactors to run on.</summary>
/// <param name="Names">Their names, each once, in the order in which they were named.</param>
/// <param name="LeftOut">Those that <c>all</c> stands for and that cannot run here.</param>
internal sealed record ReactorChoice(IReadOnlyList<string> Names, IReadOnlyList<ReactorLeftOut> LeftOut)
{
    private const string All = "all";

    /// <summary>Chooses the reactors.</summary>
    /// <param name="wanted">What was written; empty for the default reactor.</param>
    /// <param name="known">Every reactor.</param>
    /// <param name="byDefault">The default one.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="TrialException">A name is unknown, or its reactor cannot run here.</exception>
    public static ReactorChoice Of(IReadOnlyList<string> wanted, IReadOnlyList<IReactorFactory> known, IReactorFactory byDefault)
    {
        if (wanted.Count == 0)
        {
            return new ReactorChoice([byDefault.Name], []);
        }

        var named = wanted.Where(name => name != All).Select(name => IsForeign(name) ? Foreign(name) : Named(name, known).Name).ToList();
        var wantsAll = named.Count < wanted.Count;
        var chosen = wantsAll ? named.Concat(known.Where(reactor => reactor.WhyUnavailable is null).Select(reactor => reactor.Name)) : named;
        var left = wantsAll ? known.Where(reactor => reactor.WhyUnavailable is not null) : [];
        return new ReactorChoice(
            chosen.Distinct(StringComparer.Ordinal).ToList(),
            left.Select(reactor => new ReactorLeftOut(reactor.Name, "not available: " + reactor.WhyUnavailable)).ToList());
    }

    /// <summary>What a folder for a reactor is called.</summary>
    /// <param name="name">The reactor's name.</param>
    /// <returns>Without what a folder's name cannot have.</returns>
    public static string FolderOf(string name) =>
        string.Concat(Path.GetFileName(name).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));

    /// <summary>Whether a reactor is anybody's: what is in its file the worker knows, which loads it beside the tests.</summary>
    /// <param name="name">The reactor's name.</param>
    /// <returns>Whether it is named by its file.</returns>
    public static bool IsForeign(string name) => name.Contains("::", StringComparison.Ordinal) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static string Foreign(string name)
    {
        var at = name.IndexOf("::", StringComparison.Ordinal);
        if (at < 0 || at + 2 == name.Length)
        {
            throw new TrialException($"name the type behind the file: --reactor={name.TrimEnd(':')}::Type");
        }

        var (file, type) = (name[..at], name[(at + 2)..]);
        if (!File.Exists(file))
        {
            throw new TrialException($"there is no file '{file}', in which the reactor '{type}' should be");
        }

        return TypeNames.Contains(file, type[(type.LastIndexOfAny(['.', '+']) + 1)..])
            ? name
            : throw new TrialException($"there is no type '{type}' in '{file}', so it cannot be the reactor");
    }

    private static IReactorFactory Named(string name, IReadOnlyList<IReactorFactory> known)
    {
        var names = known.Select(reactor => reactor.Name).Append(All).ToList();
        var reactor = known.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
        if (reactor is null)
        {
            throw new TrialException($"unknown reactor '{name}'{NearestNames.Hint(name, names)}; there are: {string.Join(", ", names)}");
        }

        return reactor.WhyUnavailable is { } reason ? throw new TrialException($"the reactor '{reactor.Name}' cannot run here: {reason}") : reactor;
    }
}
