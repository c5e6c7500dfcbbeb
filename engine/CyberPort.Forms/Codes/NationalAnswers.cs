using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Codes;

/// <summary>Answers as the nation counts them: without a port's own fields, and with national codes for the port's own ones.</summary>
/// <remarks>What is valid under a port's form is, so read, valid under the national form beneath it (see the overlay's guarantee).</remarks>
public static class NationalAnswers
{
    /// <summary>The answers to a port's form as its national form knows them.</summary>
    /// <param name="form">The port's form; a national one leaves the answers as they are.</param>
    /// <param name="answers">A record, "/ext" being the port's own fields.</param>
    public static Value Of(FormPackage form, Value answers) => new OwnCodeFields(form.Fields, form.CodeLists).National(answers.Without("/ext"));
}
