using System.Globalization;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>The options that TrialNet adds to the platform's: words of the <c>trial</c> command, with the same meaning.</summary>
internal sealed class PlatformOptions(IReadOnlyList<IReactorFactory> reactors) : TrialNetExtension, ICommandLineOptionsProvider
{
    public const string Reactor = "reactor";
    public const string Random = "random";
    public const string TestTimeout = "test-timeout";
    public const string TempDirectory = "temp-directory";

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Reactor, $"Run the tests on this reactor: {Names()}. The trial command runs several.", ArgumentArity.ExactlyOne, isHidden: false),
        new(Random, "Shuffle the tests, by this seed if one is given.", ArgumentArity.ZeroOrOne, isHidden: false),
        new(TestTimeout, "How many seconds each test may take, whatever it says itself.", ArgumentArity.ExactlyOne, isHidden: false),
        new(TempDirectory, "The folder for test.log and for the tests' own files.", ArgumentArity.ExactlyOne, isHidden: false),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) =>
        (arguments is [var argument] ? WhyNot(commandOption.Name, argument) : null) is { } error
            ? ValidationResult.InvalidTask(error)
            : ValidationResult.ValidTask;

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;

    /// <summary>How long a test may take, in seconds as on the command line; false if the text is no positive number.</summary>
    public static bool TryParseTimeout(string text, out TimeSpan timeout)
    {
        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        timeout = isNumber && seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return timeout > TimeSpan.Zero;
    }

    private string? WhyNot(string option, string argument) => option switch
    {
        Reactor => WhyNotReactor(argument),
        Random when !int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
            $"a seed is a whole number from 0 to {int.MaxValue}, not '{argument}'",
        TestTimeout when !TryParseTimeout(argument, out _) => $"a time is a number of seconds greater than 0, not '{argument}'",
        _ => null,
    };

    private string? WhyNotReactor(string name)
    {
        if (reactors.FirstOrDefault(reactor => string.Equals(reactor.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } chosen)
        {
            return name.Contains(',', StringComparison.Ordinal) || string.Equals(name, "all", StringComparison.OrdinalIgnoreCase)
                ? $"one reactor at a time, not '{name}': the trial command runs the tests on several"
                : $"there is no reactor '{name}': choose one of {Names()}";
        }

        return chosen.WhyUnavailable is { } reason ? $"the reactor '{name}' cannot run here: {reason}" : null;
    }

    private string Names() => string.Join(", ", reactors.Select(reactor => reactor.Name));
}
