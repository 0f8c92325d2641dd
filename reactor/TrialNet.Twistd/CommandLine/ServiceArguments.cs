using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Twistd.CommandLine;

/// <summary>The options of a service, as its maker tells them, and what was typed for them.</summary>
internal sealed class ServiceArguments
{
    private const string Flag = "true";

    private static readonly OptionDefinition Help = new("help", 'h', null, "options", "this text");

    private readonly string _name;
    private readonly IReadOnlyList<ServiceOption> _options;

    /// <summary>Takes the options of a service.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="options">Its options.</param>
    public ServiceArguments(string name, IReadOnlyList<ServiceOption> options)
    {
        _name = name;
        _options = options;
        Definitions = [.. options.Select(Define), .. options.Any(static option => option.Name == Help.Name) ? (OptionDefinition[])[] : [Help]];
    }

    /// <summary>The options as the reader and the help know them.</summary>
    public IReadOnlyList<OptionDefinition> Definitions { get; }

    /// <summary>Whether help is asked for, wherever among the options that stands.</summary>
    public bool AskForHelp(IEnumerable<string> arguments) =>
        Definitions.Contains(Help) && arguments.TakeWhile(static argument => argument != "--").Any(static argument => argument is "--help" or "-h");

    /// <summary>Reads what was typed after the service's name.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <returns>The values, defaults among them.</returns>
    /// <exception cref="TwistdException">It makes no sense.</exception>
    public ServiceOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new List<KeyValuePair<string, string>>();
        try
        {
            foreach (var (option, text) in new ArgumentReader<OptionDefinition>($"twistd {_name}", Definitions).Read(arguments))
            {
                given.Add(option is null
                    ? throw new CommandLineException($"'{text}' is not an option, and there are only options")
                    : KeyValuePair.Create(option.Name, text ?? Flag));
            }
        }
        catch (CommandLineException mistake)
        {
            throw TwistdException.Usage($"{_name}: {mistake.Message}");
        }

        var missing = _options.Where(option => option.Default is not null && !given.Exists(value => value.Key == option.Name));
        return new ServiceOptions(given.Concat(missing.Select(static option => KeyValuePair.Create(option.Name, option.Default!))));
    }

    private static OptionDefinition Define(ServiceOption option) =>
        new(option.Name, option.ShortName, option.IsFlag ? null : new OptionValue(option.ValueName ?? option.Name.ToUpperInvariant()), "options", Describe(option));

    private static string Describe(ServiceOption option) =>
        option.Description + (option.IsRepeatable ? "; repeatable" : "") + (option.Default is { } value ? $" (default {value})" : "");
}
