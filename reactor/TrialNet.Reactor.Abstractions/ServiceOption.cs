namespace TrialNet.Reactor.Abstractions;

/// <summary>One option of an <see cref="IServiceMaker"/>.</summary>
/// <param name="Name">The long name, without dashes.</param>
/// <param name="Description">One line that tells what it does.</param>
/// <param name="Default">The value when it is not given; null leaves it out.</param>
/// <param name="ShortName">A letter that stands for the name; null if there is none.</param>
/// <param name="IsFlag">Whether it takes no value.</param>
/// <param name="IsRepeatable">Whether each value that is given counts; of another option the last one does.</param>
/// <param name="ValueName">What help calls the value; null calls it as the option, in capital letters.</param>
public sealed record ServiceOption(
    string Name,
    string Description,
    string? Default = null,
    char? ShortName = null,
    bool IsFlag = false,
    bool IsRepeatable = false,
    string? ValueName = null);
