using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.Text;

namespace TrialNet.Twistd.Plugins;

/// <summary>The services of all plug-ins.</summary>
internal sealed class PluginCatalogue
{
    private readonly List<FoundService> _services = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private PluginCatalogue(IReadOnlyList<string> places) => Places = places;

    /// <summary>Where services were looked for.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>What is of no use, a line each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The services, in the order of their names.</summary>
    public IReadOnlyList<FoundService> Services => [.. _services.OrderBy(static service => service.Name, StringComparer.Ordinal)];

    /// <summary>Looks for services. One that is broken stands among the problems and keeps nobody from finding the others.</summary>
    /// <param name="places">Full paths of assemblies and folders.</param>
    /// <returns>What was found.</returns>
    public static PluginCatalogue Of(IReadOnlyList<string> places)
    {
        var catalogue = new PluginCatalogue(places);
        foreach (var place in places)
        {
            catalogue.Try(place, () => PluginPlaces.AssembliesAt(place).ToList().ForEach(catalogue.TryAddAssembly));
        }

        return catalogue;
    }

    /// <summary>Finds a service.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The service.</returns>
    /// <exception cref="TwistdException">There is none of that name, or several.</exception>
    public FoundService Find(string name)
    {
        var found = _services.FindAll(service => string.Equals(service.Name, name, StringComparison.Ordinal));
        return found switch
        {
            [var service] => service,
            [] => throw TwistdException.Usage(Unknown(name)),
            _ => throw TwistdException.Usage($"there are several services '{name}': {string.Join("; ", found.Select(static service => service.Place))}"),
        };
    }

    private string Unknown(string name)
    {
        if (_services.Count == 0)
        {
            return $"unknown service '{name}'; none was found{(Places.Count == 0 ? ", and no place was named: see --plugins" : $" in {string.Join(", ", Places)}")}";
        }

        var names = Services.Select(static service => service.Name).Distinct(StringComparer.Ordinal).ToList();
        return NearestNames.Find(name, names) is [var nearest, ..]
            ? $"unknown service '{name}'; did you mean '{nearest}'?"
            : $"unknown service '{name}'; there are: {string.Join(", ", names)}";
    }

    private void TryAddAssembly(string file) => Try(file, () =>
    {
        if (!_seen.Add(file))
        {
            return;
        }

        var assembly = new PluginAssembly(file);
        foreach (var type in PluginMetadata.Find(file, typeof(IServiceMaker)))
        {
            Try(file, () => Add(assembly.Make<IServiceMaker>(type), $"{type} in '{file}'"));
        }
    });

    private void Add(IServiceMaker maker, string place)
    {
        try
        {
            var name = maker.Name;
            if (string.IsNullOrEmpty(name) || name[0] == '-')
            {
                throw new PluginException($"{place}: '{name}' is no name for a service");
            }

            _services.Add(new FoundService(name, (maker.Description ?? "").ReplaceLineEndings(" "), [.. maker.Options], maker, place));
        }
        catch (Exception error) when (error is not PluginException)
        {
            throw new PluginException($"{place}: its name and options cannot be told: {PluginAssembly.Describe(error)}");
        }
    }

    private void Try(string place, Action step)
    {
        try
        {
            step();
        }
        catch (PluginException error)
        {
            _problems.Add(error.Message);
        }
        catch (BadImageFormatException)
        {
            _problems.Add($"'{place}' is not an assembly");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"'{place}' cannot be read: {TwistdException.Reason(error)}");
        }
    }
}
