// What a script sees beside ES5: Elsa's functions over plain JSON. Nothing of the program is reachable from here.
(function (global) {
  'use strict';
  var parse = JSON.parse, stringify = JSON.stringify, keys = Object.keys, has = Object.prototype.hasOwnProperty;
  var freeze = Object.freeze, define = Object.defineProperty, isArray = Array.isArray;

  function own(record, name) { return record && has.call(record, name) ? record[name] : null; }
  function put(name, value) { define(global, name, { value: value, enumerable: false, writable: false, configurable: false }); }
  function pascal(name) {
    return name.split(/[ _-]+/).map(function (word) { return word.charAt(0).toUpperCase() + word.slice(1); }).join('');
  }
  function text(value) { return value === undefined || value === null ? null : String(value); }

  return function (json, nextId) {
    var data = parse(json), variables = data.variables || {}, inputs = data.inputs || {}, outputs = data.outputs || {};
    var before = {}, outcomes = [], answer = { correlationId: null, instanceName: null };
    var correlationId = text(data.correlationId), instanceName = text(data.workflowInstanceName);

    function require(record, name) {
      if (!has.call(record, name)) throw new Error('「' + name + '」という変数はありません。 / there is no variable "' + name + '".');
    }
    function setVariable(name, value) { require(variables, name); variables[name] = value === undefined ? null : value; }

    put('variables', variables);
    put('getVariable', function (name) { return own(variables, name); });
    put('setVariable', setVariable);
    put('getInput', function (name) { return own(inputs, name); });
    put('getOutputFrom', function (activity, output) {
      var given = own(outputs, activity);
      return output === undefined || given === null || typeof given !== 'object' || !has.call(given, output) ? given : given[output];
    });
    put('getLastResult', function () { return data.lastResult === undefined ? null : data.lastResult; });
    put('getCorrelationId', function () { return correlationId; });
    put('setCorrelationId', function (id) { answer.correlationId = correlationId = text(id); });
    put('getWorkflowInstanceId', function () { return text(data.workflowInstanceId); });
    put('getWorkflowInstanceName', function () { return instanceName; });
    put('setWorkflowInstanceName', function (name) { answer.instanceName = instanceName = text(name); });
    put('getWorkflowDefinitionId', function () { return text(data.workflowDefinitionId); });
    put('getWorkflowDefinitionVersionId', function () { return text(data.workflowDefinitionVersionId); });
    put('getWorkflowDefinitionVersion', function () { return data.workflowDefinitionVersion || 0; });
    put('setOutcome', function (outcome) { outcomes = [String(outcome)]; });
    put('setOutcomes', function (list) { outcomes = (isArray(list) ? list : [list]).map(String); });
    put('toJson', function (value) { return stringify(value); });
    put('isNullOrEmpty', function (value) { return value === undefined || value === null || String(value) === ''; });
    put('isNullOrWhiteSpace', function (value) { return value === undefined || value === null || /^\s*$/.test(String(value)); });
    put('newGuid', function () { return nextId(); });
    put('newGuidString', function () { return nextId(); });
    put('getGuidString', function () { return nextId(); });
    put('parseGuid', function (value) { return String(value).toLowerCase(); });

    keys(outputs).forEach(function (name) {
      if (!has.call(global, 'getResultFrom' + pascal(name))) put('getResultFrom' + pascal(name), function () { return outputs[name]; });
    });
    // An input hides a variable of the same name, as in Elsa.
    keys(inputs).forEach(function (name) {
      if (!has.call(global, 'get' + pascal(name))) put('get' + pascal(name), function () { return inputs[name]; });
    });
    keys(variables).forEach(function (name) {
      before[name] = stringify(variables[name]);
      if (!has.call(global, 'get' + pascal(name))) put('get' + pascal(name), function () { return own(variables, name); });
      if (!has.call(global, 'set' + pascal(name))) put('set' + pascal(name), function (value) { setVariable(name, value); });
    });
    freeze(data);

    return function (result) {
      var changed = {};
      keys(variables).forEach(function (name) {
        require(before, name);
        var now = variables[name] === undefined ? null : variables[name];
        if (stringify(now) !== before[name]) changed[name] = now;
      });
      answer.result = result === undefined ? null : result;
      answer.variables = changed;
      answer.outcomes = outcomes;
      return stringify(answer);
    };
  };
}(this))
