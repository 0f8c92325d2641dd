using System.Globalization;
using System.Numerics;
using TrialNet.Shared.Text;

namespace TrialNet.Shared.CommandLine;

/// <summary>Reads the values of options.</summary>
internal static class Choices
{
    /// <summary>Finds one of several things by its name, in letters of either case.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="choices">The things.</param>
    /// <param name="name">Tells the name of one.</param>
    /// <param name="wanted">The name.</param>
    /// <param name="what">What they are called in messages.</param>
    /// <returns>The one with the name.</returns>
    /// <exception cref="CommandLineException">None has it.</exception>
    public static T Find<T>(IEnumerable<T> choices, Func<T, string> name, string wanted, string what)
        where T : class
    {
        var all = choices.ToList();
        return all.Find(choice => string.Equals(name(choice), wanted, StringComparison.OrdinalIgnoreCase)) ?? throw new CommandLineException(
            $"unknown {what} '{wanted}'{NearestNames.Hint(wanted, all.Select(name))}; there are: {string.Join(", ", all.Select(name))}");
    }

    /// <summary>Reads a whole number without a sign.</summary>
    /// <typeparam name="T">Its type, which sets the upper limit.</typeparam>
    /// <param name="option">The option, with its dashes.</param>
    /// <param name="value">What was typed.</param>
    /// <param name="least">The lower limit.</param>
    /// <returns>The number.</returns>
    /// <exception cref="CommandLineException">It is none, or out of the limits.</exception>
    public static T Number<T>(string option, string value, T least)
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        T.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new CommandLineException($"option '{option}' needs a whole number from {least} to {T.MaxValue}, but was given '{value}'");
}
